"""serve.py as a user runs it: what it says, what it refuses, and that it survives being killed."""
from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from contextlib import closing
from pathlib import Path

from host import build
from tests.host.harness import REPOSITORY, TOKEN, Client, HostTest, ServeProcess, line_of, order, product, serve


class ServeTest(HostTest):
    def data(self) -> tuple[str, ...]:
        return ("--port", "0", "--data", str(self.folder / "data"), "--token", TOKEN)

    def refused(self, *arguments: str) -> str:
        process = ServeProcess(*arguments)
        try:
            code, _, errors = process.end()
        finally:
            process.close()
        self.assertNotEqual(0, code)
        self.assertNotIn("Traceback", errors)
        return errors


class Starting(ServeTest):
    def test_prints_the_address_when_it_listens_and_ends_with_0_when_told(self) -> None:
        with serve(*self.data(), "--demo", "25") as (process, client):
            self.assertEqual(200, client.get("/v1/hello").status)
            self.assertEqual(25, len([key for key in client.pull()[0] if key[0] == "order"]))
            self.assertIn(f"Carnet is open at http://127.0.0.1:{client.port}/", process.said)
            process.terminate()
            self.assertEqual(0, process.process.returncode)

    def test_ends_open_long_polls_and_itself_within_two_seconds(self) -> None:
        with serve(*self.data(), "--empty") as (process, client):
            _, cursor = client.pull()
            answers: list[int] = []
            polls = [
                threading.Thread(target=lambda: answers.append(client.changes(cursor, wait=25).status)) for _ in range(5)
            ]
            for poll in polls:
                poll.start()
            idle = socket.create_connection(("127.0.0.1", client.port))
            half = socket.create_connection(("127.0.0.1", client.port))
            half.sendall(b"GET /v1/hello HTTP/1.1\r\nHo")
            time.sleep(0.3)  # Long enough that the polls have begun; their answers say whether they were waiting.
            took = process.terminate()
            for poll in polls:
                poll.join(5)
            idle.close()
            half.close()
        self.assertLess(took, 2)
        self.assertEqual([200] * 5, answers)

    def test_imports_before_it_listens_and_reports_what_it_refused(self) -> None:
        path = self.write_import(line_of("order", order()), "{", line_of("order", order("o2", status="lost")))
        with serve(*self.data(), "--import", str(path)) as (process, client):
            self.assertEqual({("order", "o1")}, set(client.pull()[0]))
            said = "\n".join(process.said)
        self.assertIn("Imported 1 order", said)
        self.assertIn("line 2: not JSON", said)
        self.assertIn("line 3: status is not one of", said)

    def test_writes_a_long_report_to_a_file(self) -> None:
        path = self.write_import(*["{"] * 120)
        with serve(*self.data(), "--import", str(path)) as (process, _):
            self.assertIn("and 70 more", "\n".join(process.said))
        report = (self.folder / "data" / "import-refused.txt").read_text()
        self.assertEqual(120, len(report.splitlines()))

    def test_takes_a_token_of_programs_and_makes_the_folder(self) -> None:
        deep = self.folder / "a" / "b" / "c"
        with serve("--port", "0", "--data", str(deep), "--empty", "--token", "other") as (_, client):
            self.assertEqual(401, client.get("/v1/hello").status)
            self.assertEqual(200, Client(client.port, "other").get("/v1/hello").status)
        self.assertEqual(0o700, deep.stat().st_mode & 0o777)

    def test_names_the_shop_as_the_environment_says(self) -> None:
        environment = {"CARNET_SHOP_NAME": "Chez Léa", "CARNET_SHOP_TZ": "Europe/Paris", "CARNET_SHOP_LOCALE": "fr"}
        with serve(*self.data(), "--empty", environment=environment) as (_, client):
            hello = client.hello()
        self.assertEqual(("Chez Léa", "Europe/Paris", "fr"), (hello["name"], hello["tz"], hello["locale"]))


class Refusing(ServeTest):
    def test_says_in_a_sentence_what_is_wrong_with_an_option(self) -> None:
        data = ("--data", str(self.folder / "data"))
        for arguments, words in (
            (("--host", "0.0.0.0"), "give a --token"),
            (("--host", "::"), "give a --token"),
            (("--port", "70000"), "--port must lie"),
            (("--demo", "-1"), "--demo must lie"),
            (("--import", "/nowhere.ndjson"), "is not there"),
            (("--allow-origin", "https://a.example/path"), "not an origin"),
            (("--allow-origin", "*"), "not an origin"),
            (("--public-url", "shop.example"), "not an address"),
            (("--public-url", "https://shop.example/carnet"), "must have no path"),
            (("--smtp", "mail.example"), "HOST:PORT"),
            (("--token", " "), "--token must be"),
            (("--host", "203.0.113.77", "--token", "t", "--empty"), "Cannot listen"),
        ):
            self.assertIn(words, self.refused(*data, *arguments), arguments)
        self.assertIn("unrecognized arguments", self.refused("--prot", "1"))

    def test_says_that_the_port_is_in_use(self) -> None:
        with closing(socket.socket()) as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            said = self.refused("--port", str(port), "--data", str(self.folder / "data"), "--empty")
        self.assertIn(f"Port {port} is in use", said)

    def test_says_that_the_data_folder_is_in_use_and_by_whom(self) -> None:
        with serve(*self.data(), "--empty") as (process, client):
            said = self.refused(*self.data())
            self.assertIn(f"is in use by another Carnet (process {process.process.pid})", said)
            self.assertEqual(200, client.get("/v1/hello").status)

    def test_says_that_a_folder_or_a_database_cannot_be_used(self) -> None:
        blocked = self.folder / "file"
        blocked.write_text("not a folder")
        self.assertIn("cannot be used", self.refused("--port", "0", "--data", str(blocked / "data")))
        garbage = self.folder / "data"
        garbage.mkdir()
        (garbage / "carnet.db").write_bytes(b"this is no database at all" * 100)
        self.assertIn("cannot be read", self.refused(*self.data()))
        self.assertEqual(b"this is no", (garbage / "carnet.db").read_bytes()[:10])


class Surviving(ServeTest):
    def test_a_kill_in_the_middle_of_writes_loses_nothing_acknowledged_and_nothing_halves(self) -> None:
        path = self.write_import(line_of("product", product(stock=1000)), *[line_of("order", order(f"o{n}")) for n in range(8)])
        lines = ("--import", str(path))
        acknowledged: dict[str, str] = {}
        pending: dict[str, list[dict[str, object]]] = {}
        clients = [Client(0) for _ in range(4)]
        for round_ in range(3):
            with serve(*self.data(), *(lines if round_ == 0 else ())) as (process, first):
                for client in clients:
                    client.port = first.port
                    client.hello()
                    if left := pending.pop(client.cid, None):  # What was under way when the host died is sent again.
                        answer = client.push(*left).json
                        acknowledged[str(left[0]["uid"])] = answer["results"][0]["s"]
                writers = [threading.Thread(target=self._write, args=(c, round_, acknowledged, pending)) for c in clients]
                for writer in writers:
                    writer.start()
                self.eventually(lambda before=len(acknowledged): len(acknowledged) > before + 25)
                process.process.send_signal(signal.SIGKILL)
                process.process.wait()
                for writer in writers:
                    writer.join(10)
        with serve(*self.data()) as (_, first):
            rows, _ = first.pull()
            acks = [first.get(f"/v1/changes?cid={client.cid}&limit=1").json["ack"] for client in clients]
        written = [e["id"] for (t, _), row in rows.items() if t == "order" for e in row["activity"] if e["type"] == "comment"]
        self.assertEqual(len(written), len(set(written)))
        applied = {uid for uid, s in acknowledged.items() if s == "applied"}
        self.assertEqual(set(), applied - {id.removeprefix("c-") for id in written}, "acknowledged and lost")
        for client, ack in zip(clients, acks):
            self.assertLessEqual(client.n - len(pending.get(client.cid, ())), ack)
        for (t, id), row in rows.items():
            if t == "order":
                comments = sum(entry["type"] == "comment" for entry in row["activity"])
                archives = sum(entry["type"] == "archive" for entry in row["activity"])
                self.assertEqual(2 * comments, archives, f"{id}: a batch was kept in part")
                self.assertFalse(row["archived"])

    def _write(self, client: Client, round_: int, acknowledged: dict[str, str], pending: dict[str, list[dict[str, object]]]) -> None:
        """A comment, an archive and a restore in one batch, again and again, until the host is gone."""
        turn = 0
        while True:
            turn += 1
            target = f"o{hash((client.cid, turn)) % 8}"
            comment = client.mutation("order.comment.add", target, text=f"{round_}-{turn}")
            comment["args"]["id"] = f"c-{comment['uid']}"
            batch = [comment, client.mutation("order.archive", target, archived=True)]
            batch.append(client.mutation("order.archive", target, archived=False))
            pending[client.cid] = batch
            try:
                answer = client.push(*batch)
            except OSError:
                return
            if answer.status != 200:
                return
            del pending[client.cid]
            acknowledged[comment["uid"]] = answer.json["results"][0]["s"]

    def test_a_kill_while_a_new_book_is_filled_leaves_no_half_book(self) -> None:
        process = ServeProcess(*self.data(), "--demo", "200000")
        try:
            self.eventually(lambda: (self.folder / "data" / "carnet.db.new").exists())
            process.process.kill()
            process.process.wait()
        finally:
            process.close()
        self.assertFalse((self.folder / "data" / "carnet.db").exists())
        with serve(*self.data(), "--demo", "10") as (_, client):
            self.assertEqual(10, len([key for key in client.pull()[0] if key[0] == "order"]))
        self.assertFalse((self.folder / "data" / "carnet.db.new").exists())

    def test_told_to_stop_while_it_fills_it_stops_at_once(self) -> None:
        process = ServeProcess(*self.data(), "--demo", "500000")
        try:
            self.eventually(lambda: (self.folder / "data" / "carnet.db.new").exists())
            self.assertLess(process.terminate(), 2)
            self.assertEqual(128 + signal.SIGTERM, process.process.returncode)
        finally:
            process.close()
        self.assertEqual([], [path for path in (self.folder / "data").iterdir() if "carnet.db" in path.name])


class Building(unittest.TestCase):
    def checkout(self, script: str) -> Path:
        """A stand-in for a checkout, with programs that note their calls."""
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "tools").mkdir()
        (folder / "bin").mkdir()
        for name, path in (("setup", folder / "tools" / "setup"), ("cmake", folder / "bin" / "cmake")):
            path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{folder}/calls"\n{script}\n')
            path.chmod(0o755)
        return folder

    def run_build(self, folder: Path) -> subprocess.Popen[str]:
        code = f"from pathlib import Path; from host import build; build.build(Path({str(folder)!r}))"
        return subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env={**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def test_sets_up_then_builds_for_the_web(self) -> None:
        folder = self.checkout("exit 0")
        with self.run_build(folder) as process:
            self.assertEqual(0, process.wait(20))
        calls = (folder / "calls").read_text().splitlines()
        self.assertEqual(["setup ", "cmake --preset web", "cmake --build --preset web"], calls)

    def test_a_second_build_waits_for_the_first(self) -> None:
        folder = self.checkout('sleep 0.4; echo done >> "$(dirname $0)/../calls"')
        with self.run_build(folder) as first:
            while not (folder / "calls").exists():
                time.sleep(0.01)
            with self.run_build(folder) as second:
                self.assertEqual((0, 0), (first.wait(30), second.wait(30)))
                assert second.stdout
                self.assertIn("Another build is running", second.stdout.read())
        calls = (folder / "calls").read_text().splitlines()
        self.assertEqual(["setup ", "done", "cmake --preset web", "done", "cmake --build --preset web", "done"] * 2, calls)

    def test_that_fails_is_said_in_a_sentence(self) -> None:
        folder = self.checkout("exit 3")
        with self.assertRaises(build.BuildError) as caught:
            build.build(folder)
        self.assertIn("`tools/setup` failed", str(caught.exception))
        self.assertIn("--no-build", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
