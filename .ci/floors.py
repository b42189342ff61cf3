#!/usr/bin/env python3
"""Fails when a gold score is under its floor.

    floors.py FLOORS.json SCORES_DIR

FLOORS.json: set → measure → the least F1, or share where there is no F1.  SCORES_DIR holds `<set>.json`, what
`score.py --json` printed for each set.
"""
import json
import pathlib
import sys


def main():
    floors = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    low = 0
    for name, measures in floors.items():
        scores = json.loads((pathlib.Path(sys.argv[2]) / f"{name}.json").read_text(encoding="utf-8"))
        for measure, floor in measures.items():
            found = scores[measure]
            score = found.get("f1", found.get("share"))
            under = score < floor
            low += under
            print(f"{name:6} {measure:8} {score:.3f}  floor {floor:.2f}{'  UNDER' if under else ''}")
    sys.exit(1 if low else 0)


if __name__ == "__main__":
    main()
