"""Writes the network as the program runs it: ONNX with weights of eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.tone.network import LONGEST, Ear


def packed(ear: Ear, path: Path) -> None:
    """Writes the network in eight bits; seven of them for weights, so that older processors give the same numbers.

    It reads one sentence at a time: eight-bit numbers depend on what goes through together, and a sentence must be
    heard the same alone and in a letter.
    """
    length = torch.export.Dim("length", min=2, max=LONGEST)
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            ear.eval(),
            (torch.full((1, 9), 7),),
            full,
            input_names=["numbers"],
            output_names=["whole", "tokens"],
            dynamic_shapes=({1: length},),
            external_data=False,
            dynamo=True,
        )
        quant_pre_process(full, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    model = onnx.load(path)
    # Machine paths have no place in a file that is given away.
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del model.metadata_props[:]
    del model.graph.metadata_props[:]
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        del value.metadata_props[:]
    onnx.save(model, path)
