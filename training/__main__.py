"""Everything from the data to the shipped reader, in one command; run again after an interruption.

    python -m training [options of training.train]

1. training.prepare  makes word pieces with labels of all corpora
2. training.train    trains all heads together (resumes from its checkpoint)
3. training.export   writes the reader's folder, int8, and a float copy beside the checkpoint for comparison
4. training.card     measures both and writes the model card
5. training.digests  writes the digests of the shipped files
"""

import subprocess
import sys
from pathlib import Path

WORK = Path(__file__).parent / "state"
STEPS = (
    *([] if (WORK / "prepared.pkl.gz").exists() else [["training.prepare"]]),
    ["training.train", *sys.argv[1:]],
    ["training.export"],
    ["training.export", "--float", "--out", str(WORK / "float")],
    ["training.card", "--float", str(WORK / "float")],
    ["training.digests"],
)

for step in STEPS:
    done = subprocess.run([sys.executable, "-m", *step])
    if done.returncode:
        sys.exit(done.returncode)
