"""The catalogue as one file to take away: Parquet in a ZIP, with a data package that describes it.

The description follows the Data Package standard (Frictionless, version 2): what each table and
column means, its key, its references and what its values must hold, all taken from the contracts.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from etl.contracts import CONTRACTS, Contract
from etl.contracts.contract import DAY, FLAG, REAL, TEXT, WHOLE
from slowburn.warehouse.home import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import duckdb
    import pandera.pandas as pa

DESCRIPTOR = "datapackage.json"
NOTICE = "NOTICE.md"
PROFILES = "https://datapackage.org/profiles/2.0"
FIELD_TYPE = {TEXT: "string", WHOLE: "integer", REAL: "number", DAY: "date", FLAG: "boolean"}
CONSTRAINTS = {
    "isin": {"enum": "allowed_values"},
    "in_range": {"minimum": "min_value", "maximum": "max_value"},
    "str_matches": {"pattern": "pattern"},
}
"""What pandera calls a check and its bounds, and what the standard calls them."""


def write_package(
    con: duckdb.DuckDBPyConnection, folder: Path, data: Path, data_version: str
) -> None:
    """Write the ZIP into a warehouse's folder, from its Parquet files.

    The same data gives the same bytes, whenever and wherever it is built.
    """
    tables = [(each, folder / "parquet" / f"{each.table}.parquet") for each in CONTRACTS]
    descriptor = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "slowburn",
        "title": "Slowburn: tropes of romance dramas, and who says so",
        "description": "Which source says of which romance drama that which trope is present, "
        f"avoided or subverted, and the dramas that each source has looked at. See {NOTICE}.",
        "version": data_version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "CC BY 4.0 for what was written for this project; facts are not claimed",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": _sources(con),
        "resources": [_resource(contract, file) for contract, file in tables],
    }
    with ZipFile(folder / PACKAGE, "w") as package:
        text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
        package.writestr(_entry(DESCRIPTOR), text, ZIP_DEFLATED)
        notice = data / NOTICE
        if notice.is_file():
            package.writestr(_entry(NOTICE), notice.read_bytes(), ZIP_DEFLATED)
        for _, file in tables:
            with file.open("rb") as rows, package.open(_entry(file.name), "w") as packed:
                shutil.copyfileobj(rows, packed)


def _entry(name: str) -> ZipInfo:
    """Return a ZIP entry with the earliest date that there can be, instead of today's."""
    entry = ZipInfo(name)
    entry.external_attr = 0o644 << 16
    return entry


def _sources(con: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    rows = con.execute("SELECT name, url FROM source ORDER BY source_id").fetchall()
    return [{"title": name} | ({"path": url} if url else {}) for name, url in rows]


def _resource(contract: Contract, file: Path) -> dict[str, Any]:
    with file.open("rb") as rows:
        digest = hashlib.file_digest(rows, "sha256").hexdigest()
    return {
        "name": contract.table.replace("_", "-"),
        "path": file.name,
        "description": f"One row: {contract.grain}.",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [_field(name, column) for name, column in contract.columns.items()],
            "primaryKey": list(contract.key),
            "foreignKeys": [
                {
                    "fields": list(key.columns),
                    "reference": {
                        "resource": key.table.replace("_", "-"),
                        "fields": list(key.columns),
                    },
                }
                for key in contract.foreign_keys
            ],
        },
    }


def _field(name: str, column: pa.Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    for check in column.checks:
        constraints |= _constraints(check.name, check.statistics)
    return {
        "name": name,
        "type": FIELD_TYPE[column.dtype.type],
        "description": column.description,
        "constraints": constraints,
    }


def _constraints(check: str, bounds: Mapping[str, Any]) -> dict[str, Any]:
    return {ours: bounds[theirs] for ours, theirs in CONSTRAINTS[check].items()}
