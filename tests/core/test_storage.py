"""Blob stores: the disk's and the bucket's behave alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from obstore.store import LocalStore

from core.errors import NotFound
from core.storage import BlobStore, LocalBlobStore
from core.storage.bucket import S3BlobStore


@pytest.fixture(params=["disk", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "disk":
        return LocalBlobStore(tmp_path / "blobs")
    bucket = tmp_path / "bucket"
    bucket.mkdir()
    return S3BlobStore(LocalStore(bucket), tmp_path / "cache")


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    folder = tmp_path / "clip"
    (folder / "540p").mkdir(parents=True)
    (folder / "master.m3u8").write_text("#EXTM3U")
    (folder / "540p" / "seg_00000.m4s").write_bytes(b"bytes")
    return folder


def test_a_tree_comes_back_whole_and_goes_whole(store: BlobStore, clip: Path) -> None:
    store.put_tree("media/v1/r1", clip)
    assert store.local_path("media/v1/r1/540p/seg_00000.m4s").read_bytes() == b"bytes"
    assert store.exists("media/v1/r1")
    store.delete_tree("media/v1/r1")
    assert not store.exists("media/v1/r1")
    with pytest.raises(NotFound):
        store.local_path("media/v1/r1/master.m3u8")


def test_storing_again_replaces(store: BlobStore, tmp_path: Path) -> None:
    file = tmp_path / "a.webp"
    for content in (b"one", b"two"):
        file.write_bytes(content)
        store.put_file("media/products/a.webp", file)
        assert store.local_path("media/products/a.webp").read_bytes() == content


def test_one_file_goes_alone(store: BlobStore, tmp_path: Path) -> None:
    file = tmp_path / "a.webp"
    file.write_bytes(b"face")
    for key in ("media/avatars/a.webp", "media/avatars/b.webp"):
        store.put_file(key, file)
        assert store.exists(key) and store.local_path(key).read_bytes() == b"face"
    for _ in range(2):
        store.delete_tree("media/avatars/a.webp")
        assert not store.exists("media/avatars/a.webp")
        with pytest.raises(NotFound):
            store.local_path("media/avatars/a.webp")
    assert store.exists("media/avatars/b.webp")


@pytest.mark.parametrize(
    "key",
    ["media/../secret.key", "media//x", "other/x", "media/.hidden", "/etc/passwd", "media/a b"],
)
def test_keys_that_are_not_ours_name_nothing(store: BlobStore, key: str) -> None:
    with pytest.raises(NotFound):
        store.local_path(key)
