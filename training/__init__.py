"""How the shipped model is made: corpora → examples → training → ONNX, card and scores."""
