"""The whole catalogue to take away: complete, described, and readable by others."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import duckdb
import frictionless
import pandas as pd
import pytest

from etl.build import build
from etl.contracts import CONTRACTS
from slowburn.warehouse.home import BUNDLED_DATA, PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from slowburn.warehouse.connection import Warehouse


@pytest.fixture
def package(api: TestClient) -> ZipFile:
    got = api.get("/api/v1/catalogue.parquet.zip")
    assert got.headers["Content-Type"] == "application/zip"
    return ZipFile(io.BytesIO(got.content))


@pytest.fixture
def descriptor(package: ZipFile) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(package.read("datapackage.json"))
    return told


def test_the_duckdb_file_holds_every_table_with_its_meaning(
    api: TestClient, tmp_path: Path, warehouse: Warehouse
) -> None:
    got = api.get("/api/v1/catalogue.duckdb")
    name = f'filename="slowburn-{warehouse.data_version}.duckdb"'
    assert name in got.headers["Content-Disposition"]
    (tmp_path / "taken.duckdb").write_bytes(got.content)
    with duckdb.connect(str(tmp_path / "taken.duckdb"), read_only=True) as con:
        found = con.execute("SELECT table_name, estimated_size, comment FROM duckdb_tables()")
        tables = {table: (rows, comment) for table, rows, comment in found.fetchall()}
    assert {table: rows for table, (rows, _) in tables.items()} == warehouse.manifest.rows
    assert all(comment for _, comment in tables.values())


def test_a_download_can_be_taken_up_again(api: TestClient) -> None:
    whole = api.get("/api/v1/catalogue.parquet.zip").content
    rest = api.get("/api/v1/catalogue.parquet.zip", headers={"Range": "bytes=1000-"})
    assert (rest.status_code, rest.content) == (206, whole[1000:])


def test_the_data_package_is_a_valid_one(descriptor: dict[str, Any]) -> None:
    assert list(frictionless.Package.metadata_validate(descriptor)) == []
    broken = descriptor | {"resources": [{"name": "Not A Name"}]}
    assert list(frictionless.Package.metadata_validate(broken))


def test_the_data_package_describes_every_table_and_column(
    descriptor: dict[str, Any], warehouse: Warehouse
) -> None:
    assert descriptor["version"] == warehouse.data_version
    described = {each["path"]: each["schema"] for each in descriptor["resources"]}
    assert described.keys() == {f"{contract.table}.parquet" for contract in CONTRACTS}
    for contract in CONTRACTS:
        schema = described[f"{contract.table}.parquet"]
        assert schema["primaryKey"] == list(contract.key)
        assert {field["name"]: field["description"] for field in schema["fields"]} == {
            name: column.description for name, column in contract.columns.items()
        }
    by_name = {field["name"]: field for field in described["annotation.parquet"]["fields"]}
    assert by_name["stance"]["constraints"]["enum"] == ["present", "avoided", "subverted"]
    assert by_name["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}
    assert by_name["evidence"]["constraints"] == {}


def test_the_files_are_those_that_the_data_package_describes(
    package: ZipFile, descriptor: dict[str, Any], warehouse: Warehouse
) -> None:
    paths = [resource["path"] for resource in descriptor["resources"]]
    assert sorted(package.namelist()) == sorted(["datapackage.json", "NOTICE.md", *paths])
    for resource in descriptor["resources"]:
        content = package.read(resource["path"])
        assert len(content) == resource["bytes"]
        rows = pd.read_parquet(io.BytesIO(content))
        assert list(rows) == [field["name"] for field in resource["schema"]["fields"]]
        assert len(rows) == warehouse.manifest.rows[resource["path"].removesuffix(".parquet")]


def test_the_sources_of_the_data_package_are_those_of_the_catalogue(
    descriptor: dict[str, Any], api: TestClient
) -> None:
    named = {source["title"] for source in descriptor["sources"]}
    assert named == {source["source"] for source in api.get("/api/v1/sources").json()}


def test_the_same_data_gives_the_same_package(home: Path, tmp_path: Path) -> None:
    """Two servers that each built it for themselves hand out the same file."""
    build(BUNDLED_DATA, tmp_path)
    once, again = (each / "warehouse" / PACKAGE for each in (home, tmp_path))
    assert once.read_bytes() == again.read_bytes()
