"""The tree against the vectors of Certificate Transparency and a second implementation, recursive as the RFC says it."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.record import merkle

# The test tree of Certificate Transparency (RFC 6962 and 9162 hash alike).
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
sizes = st.integers(1, 300)


# Section 2.1 of RFC 9162, word for word: the second implementation.
def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def mth(data):
    if not data:
        return sha256(b"").digest()
    if len(data) == 1:
        return sha256(b"\x00" + data[0]).digest()
    k = split(len(data))
    return sha256(b"\x01" + mth(data[:k]) + mth(data[k:])).digest()


def path(m, data):
    if len(data) == 1:
        return []
    k = split(len(data))
    if m < k:
        return path(m, data[:k]) + [mth(data[k:])]
    return path(m - k, data[k:]) + [mth(data[:k])]


def subproof(m, data, whole):
    if m == len(data):
        return [] if whole else [mth(data)]
    k = split(len(data))
    if m <= k:
        return subproof(m, data[:k], whole) + [mth(data[k:])]
    return subproof(m - k, data[k:], False) + [mth(data[:k])]


def digests(n):
    return [sha256(b"%d" % i).digest() for i in range(n)]


def frontier(data, step=7):
    made, hashes = merkle.Frontier(), merkle.leaves(data)
    for start in range(0, len(hashes), step):
        made.extend(hashes[start : start + step])
    return made.root()


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_the_known_ones(size):
    data = [bytes.fromhex(one) for one in INPUTS[:size]]
    assert frontier(data).hex() == ROOTS[size] == mth(data).hex()


@given(st.integers(0, 300), st.integers(1, 70))
def test_the_root_is_that_of_the_second_implementation_however_it_grew(size, step):
    assert frontier(digests(size), step) == mth(digests(size))


@given(st.data(), sizes)
def test_inclusion_is_proved_as_the_second_implementation_does_and_accepted(data, size):
    index, all_ = data.draw(st.integers(0, size - 1)), digests(size)
    made = merkle.proof(merkle.inclusion_spans(index, size), lambda low, high: mth(all_[low:high]))
    assert made == path(index, all_)
    assert merkle.included(merkle.leaf(all_[index]), index, size, made, mth(all_))


@given(st.data(), sizes)
def test_consistency_is_proved_as_the_second_implementation_does_and_accepted(data, size):
    old, all_ = data.draw(st.integers(1, size)), digests(size)
    made = merkle.proof(merkle.consistency_spans(old, size), lambda low, high: mth(all_[low:high]))
    assert made == ([] if old == size else subproof(old, all_, True))
    assert merkle.consistent(old, mth(all_[:old]), size, mth(all_), made)
    assert merkle.consistent(0, mth([]), size, mth(all_), [])


@given(st.data(), sizes)
def test_no_other_leaf_place_size_path_or_root_is_accepted(data, size):
    index, all_ = data.draw(st.integers(0, size - 1)), digests(size)
    made, root, hash = path(index, all_), mth(all_), merkle.leaf(all_[index])
    other = sha256(b"other").digest()
    assert not merkle.included(other, index, size, made, root)
    assert not merkle.included(hash, index, size, made, other)
    assert not merkle.included(hash, index, size, [*made, other], root)
    assert not merkle.included(hash, size, size, made, root)
    assert not merkle.included(hash, -1, size, made, root)
    for place in range(len(made)):
        assert not merkle.included(hash, index, size, made[:place] + made[place + 1 :], root)
        assert not merkle.included(hash, index, size, [*made[:place], other, *made[place + 1 :]], root)
    wrong = data.draw(st.integers(0, size - 1))
    assert (wrong == index) == merkle.included(hash, wrong, size, made, root)


@given(st.data(), st.integers(2, 300))
def test_no_tree_that_was_changed_is_taken_for_one_that_grew(data, size):
    old, all_ = data.draw(st.integers(1, size - 1)), digests(size)
    changed = data.draw(st.integers(0, old - 1))
    forged = [*all_]
    forged[changed] = sha256(b"forged").digest()
    made = subproof(old, forged, True)
    assert not merkle.consistent(old, mth(all_[:old]), size, mth(forged), made)
    assert not merkle.consistent(old, mth(forged[:old]), size, mth(all_), made)
    assert not merkle.consistent(size, mth(all_), old, mth(all_[:old]), made)
    assert not merkle.consistent(old, mth(all_[:old]), size, mth(all_), [])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_what_is_not_in_the_tree_has_no_proof(index, size):
    with pytest.raises(ValueError, match="no leaf"):
        merkle.inclusion_spans(index, size)


@pytest.mark.parametrize(("old", "size"), [(5, 3), (-1, 3)])
def test_what_a_tree_does_not_begin_with_has_no_proof(old, size):
    with pytest.raises(ValueError, match="does not begin"):
        merkle.consistency_spans(old, size)


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


FOUR = [sha256(b"node %d" % n).digest() for n in range(4)]
SEVEN = digests(7)
A, B = mth(SEVEN[:3]), mth(SEVEN)


def climbed(steps):
    """Two roots that belong together, by whoever writes a false proof: of each step whether it lies to the left."""
    first = second = FOUR[0]
    for other, left in zip(FOUR[1:], steps, strict=True):
        if left:
            first, second = node(other, first), node(other, second)
        else:
            second = node(second, other)
    return first, second


@pytest.mark.parametrize(
    ("old", "first", "size", "second", "path"),
    [
        (3, A, 3, B, []),  # another root of one size
        (3, A, 3, A, [FOUR[0]]),  # the same tree, and more of a proof than it needs
        (0, A, 7, B, []),  # nothing has one root alone
        (0, mth([]), 7, B, [FOUR[0]]),
        (7, climbed([False, True, True])[0], 5, climbed([False, True, True])[1], FOUR),  # it shrank
        (-3, climbed([False, False, True])[0], 5, climbed([False, False, True])[1], FOUR),
        (3, A, 7, mth(SEVEN[:4]), subproof(3, SEVEN, True)[:-1]),  # of four leaves, called seven
        (3, node(FOUR[0], A), 7, node(FOUR[0], B), [*subproof(3, SEVEN, True), FOUR[0]]),  # a node above both
    ],
)
def test_a_proof_that_fits_in_all_but_one_thing_is_refused(old, first, size, second, path):
    assert not merkle.consistent(old, first, size, second, path)
