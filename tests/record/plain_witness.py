"""A witness of its own, written from the C2SP texts alone: it shares no code with the house, and can be made to lie."""

import base64
import hashlib
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NAME = "plain.example/w1"


def h(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def key_id(name, kind, public):
    return h(name.encode(), b"\n", bytes([kind]), public)[:4]


def published(name, kind, public):
    return f"{name}+{key_id(name, kind, public).hex()}+{base64.b64encode(bytes([kind]) + public).decode()}"


def read_published(text):
    name, id, data = text.split("+", 2)
    raw = base64.b64decode(data)
    return name, bytes.fromhex(id), raw[1:]


def roots(m, n, whole, proof):
    """The roots of the first m and of all n leaves that a proof leads to (RFC 6962, 2.1.2, read as it recurs).

    `whole`: the m leaves are a complete subtree whose hash the verifier holds; None stands for that hash.
    """
    if m == n:
        return (None, None) if whole else (proof.pop(0),) * 2
    k = 1 << ((n - 1).bit_length() - 1)
    last = proof.pop()
    if m <= k:
        old, new = roots(m, k, whole, proof)
        return old, ("node", new, last)
    old, new = roots(m - k, n - k, False, proof)
    return ("node", last, old), ("node", last, new)


def value(tree, held):
    if tree is None:
        return held
    return tree if isinstance(tree, bytes) else h(b"\x01", value(tree[1], held), value(tree[2], held))


def consistent(m, old, n, new, proof):
    if m == 0:
        return not proof
    proof = list(proof)
    try:
        first, second = roots(m, n, True, proof)
    except IndexError:
        return False
    return not proof and value(first, old) == old and value(second, old) == new


class PlainWitness:
    """Keeps size and root of each log; `lie` may replace any answer (status, body, kind)."""

    def __init__(self, *logs):
        self.private = Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes_raw()
        self.logs = [read_published(str(log)) for log in logs]
        self.state, self.asked, self.lie = {}, [], None

    @property
    def vkey(self):
        return published(NAME, 4, self.public)

    def line(self, text, at=None, private=None, name=NAME):
        seconds = int(time.time()) if at is None else at
        message = f"cosignature/v1\ntime {seconds}\n{text}".encode()
        signature = (private or self.private).sign(message)
        value = key_id(name, 4, self.public) + seconds.to_bytes(8, "big") + signature
        return f"— {name} {base64.b64encode(value).decode()}\n"

    def answer(self, body):
        head, _, note = body.decode().partition("\n\n")
        first, *proof = head.split("\n")
        old = int(first.removeprefix("old "))
        text, _, signatures = note.rpartition("\n\n")
        text += "\n"
        origin, size, root = text.split("\n")[:3]
        size, root = int(size), base64.b64decode(root)
        keys = [log for log in self.logs if log[0] == origin]
        if not keys:
            return 404, "", "text/plain"
        if not any(self.signed(line, key, text) for line in signatures.splitlines() for key in keys):
            return 403, "", "text/plain"
        known, held = self.state.get(origin, (0, b""))
        if old > size:
            return 400, "", "text/plain"
        if old != known or (size == known and root != held):
            return 409, f"{known}\n", "text/x.tlog.size"
        if size != known and not consistent(known, held, size, root, [base64.b64decode(p) for p in proof]):
            return 422, "", "text/plain"
        self.state[origin] = size, root
        return 200, self.line(text), "text/plain"

    @staticmethod
    def signed(line, key, text):
        _dash, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded)
        if name != key[0] or raw[:4] != key[1]:
            return False
        Ed25519PublicKey.from_public_bytes(key[2]).verify(raw[4:], text.encode())
        return True


@contextmanager
def serving(answer):
    """`answer(path, body) -> (status, text or an iterator of bytes, type)` on a port of this machine; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, text, kind = answer(self.path, body)
            self.send_response(status)
            if status in (301, 302, 307, 308):
                self.send_header("Location", text)
                text = ""
            self.send_header("Content-Type", kind)
            if isinstance(text, str):
                self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            try:
                for piece in [text.encode()] if isinstance(text, str) else text:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, *_words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/w"
    finally:
        server.shutdown()
        server.server_close()
