"""Writes images.json: small image files and the pixels that Pillow reads from them, and damaged ones.

Pillow 12.3.0 (libjpeg-turbo 3, libwebp 1.6), NumPy, Keras 3.15.1 on TensorFlow 2.21. `python images.py > images.json`

Bytes are base64. `pixels` are height × width × channels; of 16 bits per sample, the upper 8, which
Pillow keeps of RGB. `options` are files with what makes pictures of them: `on` a colour (Pillow's
alpha_composite), `gray` (its convert("L")), `upright` (its exif_transpose) or `size` (Keras's
image_dataset_from_directory, whose 32-bit floats are `values`). `close` are files whose values may
differ by 1. Pillow, TensorFlow 2.21 or both refuse each damaged file but those in UNNOTICED.
"""

import base64
import io
import json
import os
import struct
import tempfile
import zlib

import numpy as np
from PIL import Image, ImageOps

H, W = 11, 13
random = np.random.default_rng(5)
y, x = np.mgrid[:H, :W]
waves = np.stack([128 + 100 * np.sin(x / 2) * np.cos(y / 3), 128 + 90 * np.cos((x + y) / 2), 20 * y], -1)
photo = Image.fromarray(np.clip(waves + random.normal(0, 20, waves.shape), 0, 255).astype(np.uint8))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def png(colour, bits, interlaced=False, before=b"", colours=None, opaque=True, after=b""):
    """A PNG file of random pixels."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    largest = (colours if colours else 1 << bits) - 1
    pixels = random.integers(0, largest + 1, (H, W, channels))
    if colour in (4, 6) and opaque:
        pixels[..., -1] = largest

    def rows(part):
        if part.size == 0:
            return b""
        wide = ((part[..., None] >> np.arange(bits - 1, -1, -1)) & 1).reshape(part.shape[0], -1)
        return b"".join(b"\0" + np.packbits(row.astype(np.uint8)).tobytes() for row in wide)

    raw = b"".join(rows(pixels[b::d, a::c]) for a, b, c, d in PASSES) if interlaced else rows(pixels)
    data = zlib.compress(raw)
    half = len(data) // 2
    palette = b""
    if colour == 3:
        palette = chunk(b"PLTE", random.integers(0, 256, 3 * (largest + 1)).astype(np.uint8).tobytes())
    header = struct.pack(">IIBBBBB", W, H, bits, colour, 0, 0, interlaced)
    parts = [chunk(b"IHDR", header), before, palette, after, chunk(b"IDAT", data[:half]), chunk(b"IDAT", data[half:])]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def bmp(bits, compression=0, data=None, palette=b"", masks=b"", down=False):
    if data is None:
        data = random.integers(0, 256, (W * bits + 31) // 32 * 4 * H).astype(np.uint8).tobytes()
    height = -H if down else H
    info = struct.pack("<IiiHHIIiiII", 40, W, height, 1, bits, compression, len(data), 2835, 2835, 0, 0)
    offset = 54 + len(masks) + len(palette)
    return b"BM" + struct.pack("<IHHI", offset + len(data), 0, 0, offset) + info + masks + palette + data


def bmp_palette(colours):
    return b"".join(bytes(c) + b"\0" for c in random.integers(0, 256, (colours, 3)).astype(np.uint8).tolist())


def saved(image, format, **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def jpeg(image=photo, **options):
    return saved(image, "JPEG", **{"quality": 85, **options})


def paletted(colours):
    image = Image.fromarray(random.integers(0, colours, (H, W)).astype(np.uint8), "P")
    image.putpalette(random.integers(0, 256, 3 * colours).tolist())
    return image


whole = {}
for colour, depths in ((0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16))):
    for bits in depths:
        whole[f"png of colour type {colour}, {bits} bits"] = png(colour, bits)
        whole[f"png of colour type {colour}, {bits} bits, interlaced"] = png(colour, bits, True)
whole["png with gamma"] = png(2, 8, before=chunk(b"gAMA", struct.pack(">I", 100000)))
whole["gray png with gamma"] = png(0, 8, before=chunk(b"gAMA", struct.pack(">I", 100000)))
whole["png with a text and bytes after its end"] = png(2, 8, before=chunk(b"tEXt", b"a\0b")) + b"and more"
for bits in (1, 4, 8):
    whole[f"bmp of {bits} bits"] = bmp(bits, palette=bmp_palette(1 << bits))
whole["bmp of 16 bits, 5 each"] = bmp(16)
whole["bmp of 16 bits, 5, 6 and 5"] = bmp(16, 3, masks=struct.pack("<III", 0xF800, 0x7E0, 0x1F))
whole["bmp of 24 bits"] = bmp(24)
whole["bmp from top to bottom"] = bmp(24, down=True)
whole["bmp of 32 bits"] = bmp(32)
runs8 = b"".join(bytes((5, 7 + i, 0, 4, 1, 2, 3, 4, 4, 9, 0, 0)) for i in range(H)) + b"\0\1"
whole["bmp of runs, 8 bits"] = bmp(8, 1, runs8, bmp_palette(256))
runs4 = bytes((5, 0x3C, 0, 4, 0x12, 0x34, 4, 0x99, 0, 0)) * H + b"\0\1"
whole["bmp of runs, 4 bits"] = bmp(4, 2, runs4, bmp_palette(16))
for colours in (2, 5, 16, 200):
    whole[f"gif of {colours} colours"] = saved(paletted(colours), "GIF", interlace=0)
whole["gif, interlaced"] = saved(paletted(16), "GIF", interlace=1)
whole["gif of three frames"] = saved(paletted(16), "GIF", save_all=True, append_images=[paletted(16), paletted(4)])
frame = saved(paletted(16), "GIF", interlace=0)
at = frame.index(b"\x2c", 13 + 48)
whole["gif with a frame smaller than its canvas"] = (
    frame[:6] + struct.pack("<HH", W + 5, H + 6) + frame[10 : at + 1] + struct.pack("<HH", 3, 4) + frame[at + 5 :]
)
whole["gif with bytes after its end"] = frame + b"and more"
for name, sampling in (("4:4:4", 0), ("4:2:2", 1), ("4:2:0", 2)):
    whole["jpeg " + name] = jpeg(subsampling=sampling)
    whole["jpeg " + name + ", progressive"] = jpeg(subsampling=sampling, progressive=True)
whole["jpeg, gray"] = jpeg(photo.convert("L"))
whole["jpeg with restarts"] = jpeg(restart_marker_blocks=1)
whole["jpeg, progressive, with restarts"] = jpeg(restart_marker_blocks=1, progressive=True)
whole["jpeg of red, green, blue"] = jpeg(keep_rgb=True)
cmyk = photo.convert("CMYK")
cmyk.putdata([(c, m, y, (c * m) % 200) for c, m, y, k in cmyk.get_flattened_data()])
whole["jpeg of inks"] = jpeg(cmyk)
adobe = whole["jpeg of inks"].index(b"Adobe") + 11
whole["jpeg of inks, transformed"] = (
    whole["jpeg of inks"][:adobe] + b"\2" + whole["jpeg of inks"][adobe + 1 :]
)
exif = Image.Exif()
exif[0x010E] = "with \xff\xd9 in it"
whole["jpeg with exif, a comment and a profile"] = jpeg(
    exif=exif.tobytes() + jpeg(photo.resize((4, 4))), comment=b"said", icc_profile=b"no profile at all"
)
whole["jpeg with bytes after its end"] = jpeg() + jpeg(photo.resize((4, 4)))
whole["jpeg with bytes of 255 between segments"] = jpeg().replace(b"\xff\xdb", b"\xff\xff\xff\xdb")

whole["webp, lossless"] = saved(photo, "WEBP", lossless=True)
whole["webp, lossless, gray"] = saved(photo.convert("L"), "WEBP", lossless=True)
for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
    whole["tiff, " + compression] = saved(photo, "TIFF", compression=compression)
whole["tiff, gray"] = saved(photo.convert("L"), "TIFF")
whole["tiff, black and white"] = saved(photo.convert("1"), "TIFF")
whole["tiff, black and white, fax"] = saved(photo.convert("1"), "TIFF", compression="group4")
whole["tiff of 16 bits"] = saved(Image.fromarray(random.integers(0, 65536, (H, W)).astype(np.uint16)), "TIFF")
whole["tiff of a palette"] = saved(paletted(200), "TIFF")
whole["tiff of inks"] = saved(cmyk, "TIFF")


def translucent(file):
    image = photo.convert("RGBA")
    image.putalpha(Image.fromarray(random.integers(0, 256, (H, W)).astype(np.uint8)))
    return saved(image, file, **({"lossless": True, "exact": True} if file == "WEBP" else {}))


transparent = {}
for colour, bits in ((4, 8), (4, 16), (6, 8), (6, 16)):
    transparent[f"png of colour type {colour}, {bits} bits"] = png(colour, bits, opaque=False)
for bits in (1, 2, 4, 8):
    alphas = random.integers(0, 256, 1 << bits).astype(np.uint8).tobytes()
    transparent[f"png of a palette, {bits} bits"] = png(3, bits, after=chunk(b"tRNS", alphas[:200]))
    if bits in (1, 8):  # of 2 and 4 bits, Pillow compares the key with samples that it has scaled to 255
        transparent[f"gray png with a key, {bits} bits"] = png(0, bits, after=chunk(b"tRNS", b"\0\1"))
transparent["png with a key"] = png(2, 8, colours=3, after=chunk(b"tRNS", b"\0\1\0\2\0\1"))
transparent["gif"] = saved(paletted(5), "GIF", transparency=3)
transparent["webp"] = translucent("WEBP")
transparent["tiff"] = translucent("TIFF")
transparent["bmp of 32 bits, whose last 8 are not used"] = bmp(32)

held = {}
for orientation in range(1, 9):
    turn = Image.Exif()
    turn[274] = orientation
    held[f"jpeg held as {orientation}"] = jpeg(exif=turn)
    held[f"png held as {orientation}"] = png(2, 8, before=chunk(b"eXIf", turn.tobytes()[6:]))
    held[f"webp held as {orientation}"] = saved(photo, "WEBP", lossless=True, exif=turn)
    held[f"tiff held as {orientation}"] = saved(photo, "TIFF", exif=turn)

damaged = {}
plain, progressive = jpeg(), jpeg(progressive=True)
scan = plain.index(b"\xff\xda")
damaged["jpeg cut after its header"] = plain[: scan + 14]
damaged["jpeg cut at half"] = plain[: (scan + len(plain)) // 2]
damaged["jpeg with zeros for its second half"] = plain[: (scan + len(plain)) // 2] + bytes(len(plain) // 2)
damaged["jpeg cut at half, with an end"] = plain[: (scan + len(plain)) // 2] + b"\xff\xd9"
damaged["jpeg without its end"] = plain[:-2]
damaged["progressive jpeg cut between scans"] = progressive[: progressive.index(b"\xff\xda", len(progressive) // 2)]
damaged["jpeg with zeros in its middle"] = plain[: scan + 60] + bytes(60) + plain[scan + 120 :]
shade = png(2, 8)
damaged["png cut at half"] = shade[: len(shade) // 2]
damaged["png with another byte of pixels"] = shade[:60] + bytes([shade[60] ^ 1]) + shade[61:]
damaged["png of too few pixels"] = shade.replace(
    chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 2, 0, 0, 0)),
    chunk(b"IHDR", struct.pack(">IIBBBBB", W, H + 1, 8, 2, 0, 0, 0)),
)
damaged["gif cut at half"] = frame[: len(frame) // 2]
damaged["gif with zeros for its second half"] = frame[: at + 40] + bytes(len(frame) - at - 40)
damaged["bmp cut at half"] = whole["bmp of 24 bits"][:250]
damaged["bmp of runs cut at half"] = whole["bmp of runs, 8 bits"][:-70]
damaged["pcx"] = saved(photo, "PCX")
damaged["png of 13,000 × 13,000 pixels in a few bytes"] = png(0, 8).replace(
    chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 0, 0, 0, 0)),
    chunk(b"IHDR", struct.pack(">IIBBBBB", 13000, 13000, 8, 0, 0, 0, 0)),
)
damaged["png of 50,000 × 50,000 pixels"] = damaged["png of 13,000 × 13,000 pixels in a few bytes"].replace(
    chunk(b"IHDR", struct.pack(">IIBBBBB", 13000, 13000, 8, 0, 0, 0, 0)),
    chunk(b"IHDR", struct.pack(">IIBBBBB", 50000, 50000, 8, 0, 0, 0, 0)),
)
damaged["webp cut at half"] = saved(photo, "WEBP", lossless=True)[:200]
damaged["tiff cut at half"] = saved(photo, "TIFF")[:300]
UNNOTICED = ["jpeg cut at half, with an end", "jpeg with zeros in its middle"]  # libjpeg only warns


def refused(file):
    try:
        Image.open(io.BytesIO(file), formats=("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")).load()
        return False
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return True


def refused_by_tensorflow(file):
    import tensorflow as tf

    try:
        tf.io.decode_image(file)
        return False
    except tf.errors.InvalidArgumentError:
        return True


def read(file):
    image = Image.open(io.BytesIO(file))
    image.load()
    if image.mode.startswith("I;16"):
        pixels = (np.asarray(image).astype(int) >> 8).astype(np.uint8)[..., None]
    else:
        pixels = np.asarray(image.convert("RGB"))
    return written(file, pixels)


def written(file, pixels, **options):
    gray = pixels.shape[2] == 1 or (pixels == pixels[..., :1]).all()
    pixels = pixels[..., :1] if gray else pixels
    return {
        "file": base64.b64encode(file).decode(),
        "shape": list(pixels.shape),
        "pixels": base64.b64encode(pixels.tobytes()).decode(),
        **options,
    }


def laid(file, colour):
    image = Image.open(io.BytesIO(file)).convert("RGBA")
    under = Image.new("RGBA", image.size, (colour >> 16, colour >> 8 & 255, colour & 255, 255))
    return written(file, np.asarray(Image.alpha_composite(under, image).convert("RGB")), on=colour)


def turned(file):
    return written(file, np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(file))).convert("RGB")))


def shades(file):
    return written(file, np.asarray(Image.open(io.BytesIO(file)).convert("RGB").convert("L"))[..., None])


def resized(file, height, width, fit, interpolation):
    import keras

    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/all")
        with open(folder + "/all/image.png", "wb") as out:
            out.write(file)
        batches = keras.utils.image_dataset_from_directory(
            folder,
            image_size=(height, width),
            interpolation=interpolation,
            crop_to_aspect_ratio=fit == "crop",
            pad_to_aspect_ratio=fit == "pad",
            verbose=False,
        )
        values = next(iter(batches))[0].numpy()[0]
    return {
        **written(file, np.rint(values).astype(np.uint8)),
        "size": [height, width],
        "fit": fit,
        "nearest": interpolation == "nearest",
        "values": "" if interpolation == "nearest" else base64.b64encode(values.astype("<f4").tobytes()).decode(),
    }


def with_options():
    options = {"on": {}, "upright": {}, "gray": {}, "size": {}}
    for name, file in transparent.items():
        options["on"][name + ", on white"] = laid(file, 0xFFFFFF)
        options["on"][name + ", on a colour"] = laid(file, 0x1080F0)
    for name, file in held.items():
        options["upright"][name] = turned(file)
    for name in ("png of colour type 2, 8 bits", "jpeg 4:2:0", "gif of 200 colours", "png of colour type 0, 4 bits"):
        options["gray"][name] = shades(whole[name])
    file = saved(photo, "PNG")
    for height, width in ((7, 7), (20, 31), (5, 30), (30, 5), (11, 13), (2, 2)):
        for fit in ("stretch", "crop", "pad"):
            for interpolation in ("bilinear", "nearest"):
                name = f"{height}x{width}, {fit}, {interpolation}"
                options["size"][name] = resized(file, height, width, fit, interpolation)
    return options


if __name__ == "__main__":
    unnoticed = [n for n, file in damaged.items() if not (refused(file) or refused_by_tensorflow(file))]
    assert unnoticed == UNNOTICED, unnoticed
    print(
        json.dumps(
            {
                "whole": {name: read(file) for name, file in whole.items()},
                "options": with_options(),
                "close": {"webp with losses, gray": read(saved(photo.convert("L"), "WEBP", quality=90))},
                "damaged": {name: base64.b64encode(file).decode() for name, file in damaged.items()},
            },
            indent=1,
        )
    )
