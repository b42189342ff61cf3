"""Parquet, PLOVER and GDELT, read by DuckDB: every cell must say what `events.jsonl` holds, and no row be missing."""

import hashlib
import json
import re
from pathlib import Path

import duckdb

ONTOLOGY = Path(__file__).parents[2] / "schema" / "ontology.ron"


def kinds():
    """Of each kind of event: the role in charge, and how PLOVER and CAMEO call it."""
    found = {}
    for entry in re.split(r'\n {8}\(', ONTOLOGY.read_text(encoding="utf-8")):
        ident = re.search(r'\bid: "(\w+)"', entry)
        plover, cameo = re.search(r'plover: "([^"]+)"', entry), re.search(r'cameo: \["(\w+)"', entry)
        roles = re.search(r"roles: \[([^\]]*)\]", entry)
        if ident and roles and plover and cameo:
            roles = re.findall(r'"(\w+)"', roles[1])
            found[ident[1]] = (roles[0] if len(roles) > 1 else None, plover[1], cameo[1])
    return found


def day(text):
    return text or None


def facts(expected):
    """What formats without a status hold: dated facts, with whoever acts and whoever it is done to."""
    known = kinds()
    for ident, event in expected.dated.items():
        if event["status"] != "actual" or event["kind"] not in known:
            continue
        lead, plover, cameo = known[event["kind"]]
        filled = [part["role"] for part in event["roles"]]
        lead = lead if lead in filled else (filled or [None])[0]
        halves = set(), set()
        for part in event["roles"]:
            halves[part["role"] != lead].update(part["sides"] or part["actors"])
        yield ident, event, sorted(halves[0]), sorted(halves[1]), plover, cameo


def first(event):
    return event["time"]["start"] or event["time"]["end"]


def of_parquet(folder, expected):
    """One row an event and role, in the order of the events, each cell of its type."""
    columns = "event, date_start, date_end, precision, kind, status, role, actors, sides, place, topics, sources, documents, confidence, quote"
    rows = duckdb.execute(f"SELECT {columns} FROM read_parquet(?)", [str(folder / "parquet")]).fetchall()
    want = []
    for ident, event in expected.events.items():
        when = event["time"] or {}
        for part in event["roles"] or [{"role": None, "actors": [], "sides": []}]:
            want.append((
                ident, day(when.get("start")), day(when.get("end")), when.get("precision"), event["kind"],
                event["status"], part["role"], part["actors"], part["sides"], event["place"], event["topics"],
                event["sources"], event["docs"], event["confidence"], expected.sentence(event)))
    iso = [(r[0], *(d and d.isoformat() for d in r[1:3]), *r[3:]) for r in rows]
    assert len(iso) == len(want), (len(iso), len(want))
    for got, row in zip(iso, want):
        # The sentence of news that is read from the snapshot alone is not known here.
        assert got[:14] == row[:14] and row[14] in (None, got[14]), (got, row)
    return len(rows)


def of_plover(folder, expected):
    """One line a dated fact."""
    rows = duckdb.execute(
        "SELECT id, date, type, mode, context, actor, recipient, location, text, stories FROM read_json(?, format = 'newline_delimited',"
        " columns = {id: 'VARCHAR', date: 'VARCHAR', type: 'VARCHAR', mode: 'VARCHAR', context: 'VARCHAR[]', actor: 'VARCHAR[]',"
        " recipient: 'VARCHAR[]', location: 'VARCHAR', text: 'VARCHAR', stories: 'VARCHAR[]'})", [str(folder / "plover")]).fetchall()
    want = list(facts(expected))
    assert [r[0] for r in rows] == [ident for ident, *_ in want], "plover events"
    for got, (ident, event, acting, others, plover, _) in zip(rows, want):
        sort, _, mode = plover.partition("/")
        row = (ident, first(event), sort, mode or None, event["topics"], acting, others)
        assert got[:7] == row and got[9] == event["docs"], (got, row)
        assert (got[7] is None) == (event["place"] is None), got
        assert expected.sentence(event) in (None, got[8]), got
    return len(rows)


def pairs(acting, others):
    """Each with each; those in one role pairwise; one alone with nobody."""
    if others:
        return [(a, b) for a in acting for b in others if a != b]
    if len(acting) == 1:
        return [(acting[0], "")]
    return [(a, b) for i, a in enumerate(acting) for b in acting[i + 1:]]


def of_gdelt(folder, expected):
    """One row a pair of actors of a dated fact, 58 columns between tabs."""
    # Columns by their place in the codebook of GDELT 1.0, from 0.
    wanted = (0, 1, 2, 3, 5, 15, 26, 27, 28, 31, 33)
    names = [f"c{i:02}" for i in range(58)]
    rows = duckdb.execute(
        f"SELECT {', '.join(names[i] for i in wanted)} FROM read_csv(?, delim = '\t', header = false, quote = '', escape = '',"
        f" new_line = '\\n', all_varchar = true, nullstr = '\\0', columns = {{{', '.join(f'{n}: {chr(39)}VARCHAR{chr(39)}' for n in names)}}})",
        [str(folder / "gdelt")]).fetchall() if (folder / "gdelt").stat().st_size else []
    want = []
    for ident, event, acting, others, _, code in facts(expected):
        for source, target in pairs(acting, others):
            number = int.from_bytes(hashlib.sha256(f"{ident}/{source}/{target}".encode()).digest()[:6])
            date = first(event).replace("-", "")
            want.append((str(number), date, date[:6], date[:4], source.upper(), target.upper(), code, code[:3], code[:2],
                         str(len(event["mentions"])), str(len(event["docs"]))))
    assert rows == want, next(((a, b) for a, b in zip(rows, want) if a != b), (len(rows), len(want)))
    return len(rows)


def with_duckdb(folder, expected, _):
    parquet, plover, gdelt = (check(folder, expected) for check in (of_parquet, of_plover, of_gdelt))
    return f"DuckDB reads {parquet} rows of Parquet, {plover} of PLOVER and {gdelt} of GDELT, and every cell is that of its event"
