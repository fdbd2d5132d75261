"""Pinned packages: what is kept, what is refused, what happens when nothing answers."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
import threading
import zipfile
from pathlib import Path

import pytest

from core import packages
from core.packages import PackageUnavailable, fetch_npm, fetch_pypi


def wheel(tmp_path: Path, files: dict[str, bytes]) -> tuple[Path, str]:
    """A folder that pip can use as an index, holding one wheel, and that wheel's sha256."""
    info = "tiny_data-1.0.dist-info"
    meta = {
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: tiny-data\nVersion: 1.0\n",
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    path = tmp_path / "index" / "tiny_data-1.0-py3-none-any.whl"
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**files, **meta}.items():
            archive.writestr(name, content)
    return path.parent, hashlib.sha256(path.read_bytes()).hexdigest()


def use_index(monkeypatch: pytest.MonkeyPatch, index: Path) -> None:
    """Points pip at a folder through its own environment variables."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))


def test_a_wheel_gives_its_data_and_none_of_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, sha = wheel(tmp_path, {"tiny/weights.bin": b"w" * 9, "tiny/__init__.py": b"boom"})
    use_index(monkeypatch, index)
    folder = fetch_pypi("tiny-data", "1.0", sha, data_dir=tmp_path)
    assert (folder / "tiny/weights.bin").read_bytes() == b"w" * 9
    assert not list(folder.rglob("*.py"))


def test_the_second_fetch_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, sha = wheel(tmp_path, {"tiny/a.txt": b"a"})
    use_index(monkeypatch, index)
    first = fetch_pypi("tiny-data", "1.0", sha, data_dir=tmp_path)
    monkeypatch.setattr(packages, "_run", lambda *_: pytest.fail("asked again"))
    assert fetch_pypi("tiny-data", "1.0", sha, data_dir=tmp_path) == first


def test_another_hash_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, _ = wheel(tmp_path, {"tiny/a.txt": b"a"})
    use_index(monkeypatch, index)
    with pytest.raises(PackageUnavailable, match="sha256 is"):
        fetch_pypi("tiny-data", "1.0", "0" * 64, data_dir=tmp_path)
    assert [p.name for p in (tmp_path / "packages/pypi").iterdir()] == [".tiny-data-1.0.lock"]


def test_a_path_that_escapes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, sha = wheel(tmp_path, {"../../escaped.txt": b"x"})
    use_index(monkeypatch, index)
    with pytest.raises(PackageUnavailable, match="unsafe path"):
        fetch_pypi("tiny-data", "1.0", sha, data_dir=tmp_path)
    assert not list(tmp_path.rglob("escaped.txt"))


def test_an_unreachable_registry_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_index(monkeypatch, tmp_path / "nowhere")
    with pytest.raises(PackageUnavailable) as caught:
        fetch_pypi("tiny-data", "1.0", "0" * 64, data_dir=tmp_path)
    assert "tiny-data==1.0" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_threads_fetch_once_and_both_get_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, sha = wheel(tmp_path, {"tiny/a.txt": b"a"})
    use_index(monkeypatch, index)
    calls: list[int] = []
    real = packages._run

    def counted(command: list[str], package: str, tool: str) -> None:
        calls.append(1)
        real(command, package, tool)

    monkeypatch.setattr(packages, "_run", counted)
    found: list[Path] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(fetch_pypi("tiny-data", "1.0", sha, data_dir=tmp_path))
        )
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1 and len(found) == 3
    assert calls == [1]


def test_an_npm_tarball_loses_links_and_its_package_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tarball:
        for name, content in {"package/assets/a.webp": b"image", "package/run.sh": b"no"}.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tarball.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("package/assets/passwd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tarball.addfile(link)
    body = buffer.getvalue()

    def pack(command: list[str], package: str, tool: str) -> None:
        Path(command[command.index("--pack-destination") + 1], "tiny.tgz").write_bytes(body)

    monkeypatch.setattr(packages, "_run", pack)
    sha = hashlib.sha256(body).hexdigest()
    folder = fetch_npm("@tiny/art", "1.0.0", sha, data_dir=tmp_path)
    kept = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    assert kept == [".sha256", "assets/a.webp"]


def test_npm_is_found_without_a_system_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    done = subprocess.run([*packages._npm(), "--version"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
