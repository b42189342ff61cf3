"""The same question asked of `wasit`, in SQL, of Datasette and in SPARQL: the rows must be the same."""

import asyncio
import csv
import io
import re
import sqlite3
import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import rdflib
from datasette.app import Datasette

HERE = Path(__file__).parent / "questions"
QUESTIONS = Path(__file__).parents[2] / "tests" / "questions"
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX vocab: <urn:wasit:vocab#>
PREFIX actor: <urn:wasit:actor:>
PREFIX kind: <urn:wasit:kind:>
PREFIX place: <urn:wasit:place:>
PREFIX role: <urn:wasit:role:>
PREFIX topic: <urn:wasit:topic:>
"""


def command(number):
    """The command of a question in `tests/questions`."""
    text = next(QUESTIONS.glob(f"{number}_*.ron")).read_text(encoding="utf-8")
    line = re.search(r"command: \[(.*)\],\n", text)[1]
    return re.findall(r'"((?:[^"\\]|\\.)*)"', line)


def cell(value):
    """A cell with its lists in one order, and of an address the name alone."""
    text = "" if value is None else str(value)
    parts = []
    for part in re.sub(r"urn:wasit:[a-z]+:", "", text).split("; "):
        role, is_role, who = part.rpartition("=")
        parts.append(role + is_role + "+".join(sorted(who.split("+"))))
    return "; ".join(sorted(parts))


def rows(columns, found):
    return sorted(tuple(cell(row[column]) for column in columns) for row in found)


def by_wasit(wasit, graph, number):
    done = subprocess.run([wasit, *command(number), "--format", "csv", "--graph", graph], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    table = csv.reader(io.StringIO(done.stdout))
    head = [name.replace(".", "_") for name in next(table)]
    return [dict(zip(head, row)) for row in table]


def by_sqlite(database, query):
    found = database.execute(query)
    columns = [column[0] for column in found.description]
    return columns, [dict(zip(columns, row)) for row in found]


class Served:
    """The database as Datasette serves it, asked as its pages ask."""

    def __init__(self, folder):
        self.file = folder / "wasit.db"
        shutil.copy(folder / "sqlite", self.file)

    def get(self, path, **fields):
        async def ask():
            served = Datasette([], immutables=[str(self.file)])
            await served.invoke_startup()
            return await served.client.get(path, params={"_shape": "array", **fields})

        answer = asyncio.run(ask())
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
        return answer.json()

    def ask(self, query):
        return self.get("/wasit.json", sql=query)

    def shows(self, view, database):
        """The page of a view has the rows of the view."""
        _, want = by_sqlite(database, f"SELECT * FROM {view}")
        shown = self.get(f"/wasit/{view}.json", _size="max")
        assert len(want) <= 1000 and want, (view, len(want))
        same = lambda row: sorted((name, str(value)) for name, value in row.items() if name != "rowid")
        assert sorted(map(same, shown)) == sorted(map(same, want)), (view, shown[:2], want[:2])


def by_rdflib(graph, query):
    found = graph.query(query)
    return [{str(v): row[v] for v in found.vars} for row in found]


def by_oxigraph(store, query):
    found = store.query(query)
    names = [v.value for v in found.variables]
    value = lambda term: None if term is None else term.value
    return [{name: value(row[name]) for name in names} for row in found]


def agree(wasit, graph, folder):
    database = sqlite3.connect(f"file:{folder / 'sqlite'}?mode=ro", uri=True)
    triples = rdflib.Graph().parse(folder / "turtle", format="turtle")
    store = pyoxigraph.Store()
    store.load(path=str(folder / "turtle"), format=pyoxigraph.RdfFormat.TURTLE)
    served = Served(folder)
    for view in ("mediated", "timeline", "takes_part", "stats"):
        served.shows(view, database)
    asked = sorted(HERE.glob("*.sql"))
    assert len(asked) >= 10
    for file in asked:
        number = file.stem
        columns, in_sql = by_sqlite(database, file.read_text(encoding="utf-8"))
        query = PREFIXES + file.with_suffix(".rq").read_text(encoding="utf-8")
        want = rows(columns, by_wasit(wasit, graph, number))
        assert want, f"question {number} has no answer"
        answers = {
            "SQL": in_sql, "Datasette": served.ask(file.read_text(encoding="utf-8")),
            "rdflib": by_rdflib(triples, query), "Oxigraph": by_oxigraph(store, query),
        }
        for name, found in answers.items():
            got = rows(columns, found)
            assert got == want, f"question {number}, {name}: {got}\nwasit: {want}"
    return f"{len(asked)} questions have one answer by wasit, SQLite, Datasette, rdflib and Oxigraph"
