"""How the reader is trained. Never imported by the package; needs the extra `train`."""

import os

from twosource.infer.runtime import SILENT

os.environ[SILENT] = "1"  # training.export takes its quantisation from onnxruntime
