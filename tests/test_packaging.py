"""The files around the code say what the code says."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import analysis
from analysis.cli import app
from analysis.tables import codebook

ROOT = Path(__file__).resolve().parents[1]
ON_CONDA = {"matplotlib": "matplotlib-base", "tzdata": "python-tzdata"}  # of another name on conda-forge
NOTEBOOKS = sorted((ROOT / "notebooks").glob("**/*.ipynb"))


def read(name):
    return (ROOT / name).read_text("utf-8")


@pytest.fixture(scope="module")
def project():
    return tomllib.loads(read("pyproject.toml"))["project"]


@pytest.fixture(scope="module")
def environment():
    return yaml.safe_load(read("environment.yml"))


def bounds(requirements):
    return {canonicalize_name(r.name): r.specifier for r in map(Requirement, requirements)}


def test_environment_has_the_bounds_of_pyproject(project, environment):
    rattler = pytest.importorskip("rattler", reason="py-rattler reads conda's specifications")
    specs = [rattler.MatchSpec(entry) for entry in environment["dependencies"] if isinstance(entry, str)]
    conda = {spec.name.normalized: str(spec.version) if spec.version else "" for spec in specs}
    (pip,) = (entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))
    by_pip = {name: str(spec) for name, spec in bounds(line for line in pip if not line.startswith("-e")).items()}
    assert "-e ." in pip and {"pip", "python"} <= set(conda)
    assert conda.pop("python") == project["requires-python"]
    conda.pop("pip")
    assert not {name for name in by_pip if ON_CONDA.get(name, name) in conda}, "listed twice"
    runtime = {name: str(spec) for name, spec in bounds(project["dependencies"]).items()}
    build = {
        name: str(spec)
        for name, spec in bounds(tomllib.loads(read("pyproject.toml"))["build-system"]["requires"]).items()
    }
    expected = {ON_CONDA.get(name, name): spec for name, spec in (runtime | build).items()}
    found = conda | {ON_CONDA.get(name, name): spec for name, spec in by_pip.items()}
    assert found == expected


def test_environment_takes_conda_forge_alone(environment):
    assert environment["channels"] == ["conda-forge"]


def test_lock_carries_hashes_and_no_address():
    lock = read("requirements.lock")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|file:|@ ", lock)
    pins = re.split(r"\n(?=\S)", lock.strip())
    assert all("==" in pin.splitlines()[0] and "--hash=sha256:" in pin for pin in pins if not pin.startswith("#"))


def test_lock_keeps_the_bounds(project):
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.]+)", read("requirements.lock"), re.M))
    pinned = {canonicalize_name(name): version for name, version in pinned.items()}
    for name, specifier in bounds(project["dependencies"] + project["optional-dependencies"]["dev"]).items():
        assert name in pinned, f"{name} is not in the lock: run `make lock`"
        assert specifier.contains(pinned[name]), f"{name} {pinned[name]} in the lock, {specifier} in pyproject.toml"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_hold_no_outputs_and_define_nothing(path):
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert not cell["outputs"] and cell["execution_count"] is None
            assert not re.search(r"^\s*(def|class|lambda)\b", "".join(cell["source"]), re.M)


def test_the_codebook_is_printed():
    assert "\n".join(codebook()).strip() in read("docs/codebook.md")


def code_of(text):
    """Code blocks and code words of a Markdown text."""
    blocks = re.findall(r"^```.*?^```", text, re.M | re.S)
    return "\n".join(blocks) + "\n".join(
        re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))
    )


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_commands_that_pages_name_exist(page):
    code = code_of(read(page))
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= targets
    commands = {command.name or command.callback.__name__.strip("_") for command in app.registered_commands}
    commands |= {group.name for group in app.registered_groups}
    assert set(re.findall(r"\bframing ([a-z]+)", code)) <= commands


def test_makefile_help_names_what_there_is():
    makefile = read("Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    assert set(re.findall(r'echo "make ([a-z]+)', makefile)) <= targets
    assert {"report", "test", "lab", "lint", "evaluate", "bench"} <= targets


def test_a_percentage_is_written_in_one_form():
    pages = [page.read_text("utf-8") for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *NOTEBOOKS]]
    said = [getattr(analysis, name).__doc__ or "" for name in analysis.__all__]
    assert re.findall(r".*\d[ \u00a0]%.*", "\n".join([*pages, *said])) == []


def test_readme_links_lead_somewhere():
    page = read("README.md")
    for link in re.findall(r"\]\(([^)#\s]+)", page):
        assert "://" in link or (ROOT / link).exists(), link
    headings = {re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-") for name in re.findall(r"^#+ (.+)", page, re.M)}
    assert set(re.findall(r"\]\(#([^)\s]+)", page)) <= headings


def test_readme_names_notebooks_that_exist():
    names = re.findall(r"`(\d\d_\w+)`", read("README.md"))
    assert {path.stem for path in NOTEBOOKS} >= set(names) and names


def test_the_map_of_the_house_names_all_that_stands_in_the_package():
    named = re.findall(r"^ {2}(\w+)(?:/|\.py) ", read("CONTRIBUTING.md"), re.M)
    assert set(named) == {path.stem for path in (ROOT / "analysis").iterdir() if path.name[0] not in "_."}


def test_measures_import_from_the_groups_above_them_alone():
    measures = ROOT / "analysis" / "measures"
    order = re.findall(r"^ {4}(\w+)/ ", read("CONTRIBUTING.md"), re.M)
    assert set(order) == {path.name for path in measures.iterdir() if path.is_dir() and path.name[0] != "_"}
    for i, group in enumerate(order):
        for path in (measures / group).glob("*.py"):
            named = set(re.findall(r"^\s*(?:from|import) analysis\.measures\.(\w+)", path.read_text("utf-8"), re.M))
            assert not named & set(order[i + 1 :]), path.name
    for name in ("registry.py", "components.py"):
        assert "analysis.measures" not in (measures / name).read_text("utf-8")
