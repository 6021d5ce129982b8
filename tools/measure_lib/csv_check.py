"""`tools/check-csv`: what other programs see in our CSV: csv-parse reads every cell byte for byte as it was meant, and
LibreOffice finds no formula in it. A file that does have a formula is shown to LibreOffice first, so that the check is known
to be able to fail.
"""
from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure_lib.build import ROOT, MeasureError, built, first_that_runs

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@dataclass
class Check:
    name: str
    trouble: str = ""
    skipped: str = ""

    def text(self) -> str:
        if self.skipped:
            return f"{self.name}: skipped, {self.skipped}"
        return f"{self.name}: {self.trouble or 'ok'}"


def run(preset: str) -> list[Check]:
    program = built(preset, "carnet_csv_sample")
    checks = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ended = subprocess.run([program, folder], capture_output=True, text=True)
        if ended.returncode != 0:
            raise MeasureError(f"{program.name} ended with {ended.returncode}: {ended.stderr}")
        for file, delimiter in DELIMITERS.items():
            checks.append(_csv_parse(folder, file, delimiter))
        checks += _libreoffice(folder)
    return checks


def _csv_parse(folder: Path, file: str, delimiter: str) -> Check:
    check = Check(f"csv-parse, {file}")
    ended = subprocess.run(
        ["node", ROOT / "tools/measure_lib/csv_parse.mjs", folder / f"{file}.csv", delimiter], capture_output=True
    )
    meant = (folder / f"{file}.cells").read_bytes()
    if ended.returncode != 0:
        check.trouble = ended.stderr.decode(errors="replace")[-1000:]
    elif ended.stdout != meant:
        place = next((i for i, (a, b) in enumerate(zip(ended.stdout, meant)) if a != b), min(len(ended.stdout), len(meant)))
        check.trouble = f"differs at byte {place}: {ended.stdout[place - 40:place + 40]!r} for {meant[place - 40:place + 40]!r}"
    elif len(meant) < 10_000:
        check.trouble = "compared nothing"
    return check


def _libreoffice(folder: Path) -> list[Check]:
    office = first_that_runs("soffice", "libreoffice")
    if office is None:
        return [Check("LibreOffice", skipped="it is not on this machine")]
    (folder / "control.csv").write_text('"a","=1+1"\r\n')
    checks = []
    for file, delimiter in {"control": ",", **DELIMITERS}.items():
        check = Check(f"LibreOffice, {file}")
        formulas = _formulas(office, folder, file, delimiter)
        if formulas is None:
            check.trouble = "LibreOffice did not convert the file"
        elif file == "control" and not formulas:
            check.trouble = "a formula was not seen as one: the check cannot fail"
        elif file != "control" and formulas:
            check.trouble = f"{len(formulas)} formulas, {formulas[0]}"
        checks.append(check)
    return checks


def _formulas(office: str, folder: Path, file: str, delimiter: str) -> list[str] | None:
    # Separator, quote, UTF-8, from line 1; detecting special numbers and evaluating formulas both on.
    options = f"{ord(delimiter)},34,76,1,,0,false,true,false,false,false,-1,true"
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", f"--infilter=CSV:{options}",
         "--convert-to", "fods", "--outdir", folder / "out", folder / f"{file}.csv"],
        capture_output=True, timeout=180, check=False,
    )
    made = folder / "out" / f"{file}.fods"
    if not made.is_file():
        return None
    return re.findall(r'table:formula="([^"]*)"', made.read_text(errors="replace"))
