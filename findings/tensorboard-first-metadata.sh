#!/usr/bin/env bash
# TensorBoard 2.21.0 (pip, Python 3.11).
#
# Guess:     an event file that begins with SessionLog.START withdraws what earlier files of the same run say from its
#            step on: so a resumed run can write its hyperparameters and histograms anew.
# Behaviour: all readers keep the metadata of a tag from the first file, and hyperparameters of the HParams plugin are
#            metadata: a changed experiment shows the old columns and rows, without a word. EventAccumulator withdraws
#            scalars, but no tensors, as histograms, images and texts are: it gives a repeated step twice.
# Seen:      values and metadata of two files, below; the page HParams of a server shows the same metadata.
# Remedy:    delete the older file once the newer one, which says it all, is written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip -q install tensorboard==2.21.0 'setuptools<81'

cat > twice.py <<'PYTHON'
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2
from tensorboard.summary.writer.record_writer import RecordWriter

for number in 1, 2:
    with open(f"events.out.tfevents.{number:010}.x", "wb") as file:
        writer = RecordWriter(file)
        start = event_pb2.SessionLog(status=event_pb2.SessionLog.START)
        scalar = summary_pb2.Summary.Value(tag="scalar", simple_value=number)
        value = summary_pb2.Summary.Value(tag="tag", tensor=tensor_pb2.TensorProto(dtype=1, float_val=[number]))
        value.metadata.plugin_data.plugin_name = "hparams"
        value.metadata.plugin_data.content = b"content %d" % number
        for event in (
            event_pb2.Event(file_version="brain.Event:2"),
            event_pb2.Event(session_log=start),
            event_pb2.Event(summary=summary_pb2.Summary(value=[scalar, value])),
        ):
            writer.write(event.SerializeToString())

read = EventAccumulator(".")
read.Reload()
print("scalars", [event.value for event in read.Scalars("scalar")])
print("tensors", [event.tensor_proto.float_val[0] for event in read.Tensors("tag")])
print("metadata", read.SummaryMetadata("tag").plugin_data.content.decode())
PYTHON
venv/bin/python twice.py 2> /dev/null | tee seen

diff - seen <<'EXPECTED'
scalars [2.0]
tensors [1.0, 2.0]
metadata content 1
EXPECTED
echo "As described."
