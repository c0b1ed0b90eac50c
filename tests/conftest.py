"""What every test shares: an installation folder of its own, and a book nobody else writes in."""

import os
import tempfile
import uuid

import pytest

# Before Django reads its settings: each worker keeps its things in a fresh folder.
os.environ["ZHUNSHENG_HOME"] = tempfile.mkdtemp(prefix="zhunsheng-test-")


@pytest.fixture
def book(db: None) -> str:
    """An open, empty book with a name of its own."""
    from zhunsheng import record

    name = f"测试县-{uuid.uuid4().hex[:12]}"
    record.open_book(name)
    return name
