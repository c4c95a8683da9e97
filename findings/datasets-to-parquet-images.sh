#!/usr/bin/env bash
# Hugging Face datasets 5.0.1 (pip, Python 3.11), with pyarrow 25.0.1 and Pillow 12.3.0.
#
# Guess:     a column of type Image that was made of paths is written with the bytes of its files: save_to_disk does so,
#            push_to_hub documents it for its Parquet files, and the words on to_parquet name no difference.
# Behaviour: to_parquet writes the path as it was given, and no bytes, without a word: who gets the file has no images.
# Seen:      below: of the same data set, which fields have a value in the file of each method.
# Remedy:    embed_table_storage of datasets.table before the write, with the format "arrow", as the last line shows.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip -q install datasets==5.0.1 pyarrow==25.0.1 pillow==12.3.0

cat > write.py <<'PYTHON'
import pyarrow.parquet as parquet
from datasets import Dataset, Image, load_from_disk
from datasets.table import embed_table_storage
from PIL import Image as Picture

Picture.new("L", (4, 4)).save("black.png")
images = Dataset.from_dict({"image": ["black.png"]}).cast_column("image", Image())


def show(method, table):
    cell = table["image"][0].as_py()
    size = "none" if cell["bytes"] is None else "those of the file" if cell["bytes"] == png else "others"
    print(f"{method}: path {cell['path']}, bytes {size}")


with open("black.png", "rb") as file:
    png = file.read()
images.save_to_disk("saved")
show("save_to_disk", load_from_disk("saved").data)
images.to_parquet("images.parquet")
show("to_parquet", parquet.read_table("images.parquet"))
embedded = images.with_format("arrow").map(embed_table_storage, batched=True)
embedded.to_parquet("embedded.parquet")
show("embed_table_storage and to_parquet", parquet.read_table("embedded.parquet"))
PYTHON
HF_HOME=cache HF_HUB_OFFLINE=1 venv/bin/python write.py 2> /dev/null | tee seen

diff - seen <<'EXPECTED'
save_to_disk: path black.png, bytes those of the file
to_parquet: path black.png, bytes none
embed_table_storage and to_parquet: path black.png, bytes those of the file
EXPECTED
echo "As described."
