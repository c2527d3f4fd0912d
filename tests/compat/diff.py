#!/usr/bin/env python3
"""Differential tester: plays random command sequences on the old program and on ours, both from the same state each step.

usage: diff.py [SEQUENCES] [SEED]      exit code 1 where there is a finding
env: REF    the old self_learning.py, run in process      BIN    ours, run under libfaketime
     SHOW   examples printed for each signature (1)       OUT    folder for case.json of each finding
     QUIET=1 leaves out of the generator what is reported already (padded and blank values, odd ids), so that new things surface
Rules of what may differ stand in diffrules.py beside this file; each names a Better line of the contract or a line of docs/compatibility.md.
A step: restore the state, run REF, keep what it left; restore, run BIN, keep what it left; compare exit class, JSON and files;
go on from one of the two, by chance, so that each program reads what the other wrote. What a line of behaviour.md marked Better
explains is counted under `allowed`; everything else is printed once a signature, with a reproduction under OUT.
"""
import contextlib, copy, datetime, glob, io, json, os, random, re, shutil, subprocess, sys, types, collections, hashlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REF = os.environ.get("REF", os.path.join(ROOT, "../shared/compat/old/self_learning.py"))
BIN = os.environ["BIN"]
OUT = os.environ.get("OUT", "/dev/shm/diff-out")
SHOW = int(os.environ.get("SHOW", "1"))
FAKELIB = (glob.glob("/usr/lib/*/faketime/libfaketime.so.1") or [""])[0]
QUIET = os.environ.get("QUIET")  # leave out of the generator what earlier runs already reported
W = f"/dev/shm/hunt-w{os.getpid()}"
REPO, HOME = W + "/repo", W + "/home"
USERS = ["ada", "ada", "ada", "ada", "bob@x.org", "a b/c", "ünï"]

# ---------------------------------------------------------------- the old program, in process, under a set clock
src = open(REF, encoding="utf-8").read()
ref = types.ModuleType("ref"); exec(compile(src, REF, "exec"), ref.__dict__)
class FakeDT(datetime.datetime):
    at = 0
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(cls.at, tz)
ref._dt = types.SimpleNamespace(datetime=FakeDT, timedelta=datetime.timedelta, timezone=datetime.timezone)

def env_of(user, extra):
    e = {"HOME": HOME, "USER": user, "TZ": "UTC", "NO_COLOR": "1", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    e.update(extra); return {k: v for k, v in e.items() if v is not None}

def run_ref(argv, stdin, at, env, cwd):
    FakeDT.at = at
    old = dict(os.environ), os.getcwd(), sys.stdin, sys.stdout, sys.stderr, sys.argv
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n"), io.StringIO()
    os.environ.clear(); os.environ.update(env); os.chdir(cwd)
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin or b""), "utf-8"); sys.stdout = out; sys.stderr = err; sys.argv = ["self_learning.py"]
    try:
        try: rc = ref.main(argv)
        except SystemExit as e:
            rc = e.code if isinstance(e.code, int) else 1
            if not isinstance(e.code, int): err.write(str(e.code))
        except BaseException as e: rc = 1; err.write(f"TRACE {type(e).__name__}: {e}")
        try: out.flush()
        except Exception as e: rc = 1; err.write(f"TRACE {e}")
        text = out.buffer.getvalue().decode("utf-8", "replace")
    finally:
        os.environ.clear(); os.environ.update(old[0]); os.chdir(old[1]); sys.stdin, sys.stdout, sys.stderr, sys.argv = old[2:]
    return rc, text, err.getvalue()

def run_bin(argv, stdin, at, env, cwd):
    e = dict(env, LD_PRELOAD=FAKELIB, FAKETIME="@" + datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S"), NO_FAKE_STAT="1")
    try:
        p = subprocess.run([BIN, *argv], input=stdin if stdin is not None else b"", capture_output=True, cwd=cwd, env=e, timeout=20)
    except subprocess.TimeoutExpired: return 124, "", "HANG"
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")

# ---------------------------------------------------------------- state of the world
def snap():
    s = {}
    for d, dirs, files in os.walk(W):
        if not files and not dirs: s[os.path.relpath(d, W) + "/"] = b""
        for f in files:
            p = os.path.join(d, f); s[os.path.relpath(p, W)] = open(p, "rb").read()
    return s
def restore(s, have=None):
    if have is not None:
        for p in have:
            if p not in s and not p.endswith("/"):
                with contextlib.suppress(FileNotFoundError): os.remove(os.path.join(W, p))
        for p in sorted((x for x in have if x not in s and x.endswith("/")), reverse=True):
            with contextlib.suppress(OSError): os.removedirs(os.path.join(W, p))
        for p, b in s.items():
            q = os.path.join(W, p)
            if p.endswith("/"): os.makedirs(q, exist_ok=True)
            elif have.get(p) != b: os.makedirs(os.path.dirname(q), exist_ok=True); open(q, "wb").write(b)
        # empty folders that only the other run made
        for d, dirs, files in os.walk(W, topdown=False):
            r = os.path.relpath(d, W)
            if not dirs and not files and r + "/" not in s and r != "." and not any(x.startswith(r + "/") for x in s):
                with contextlib.suppress(OSError): os.rmdir(d)
        return
    shutil.rmtree(W, ignore_errors=True); os.makedirs(W)
    for p, b in s.items():
        q = os.path.join(W, p)
        if p.endswith("/"): os.makedirs(q, exist_ok=True)
        else: os.makedirs(os.path.dirname(q), exist_ok=True); open(q, "wb").write(b)

# ---------------------------------------------------------------- generators
R = random.Random()
def ch(p): return R.random() < p
TITLES = ["Use rg", "use RG ", "Paging needs a cursor", "İstanbul paths", "ΟΔΟΣ ends", "Straße", "😀 emoji", "ﬀ ligature", "a|b pipe", "|outer|",
          "Tab\tinside", "line\nbreak", "Zebra", "zebra", "é composed", "é decomposed", "**bold** `code`", "<!-- c -->", "K elvin", "quote \" and \\ back", "nb\u00a0space", "sep\u2028x"]
WHENS = ["searching logs", "Searching Logs", "when paging", "", "ÀÉÎ", "on CI"]
SKILLS = ["log-search", "db", "log-search + db", "api;x", " spaced name ", "unknown", "None", "Jira,Jql", "µ-skill", "\u00a0", "a|b"]
TAGS = ["template", "Schema", "tooling", "docs", "skill:db", "skill: ", "x", "Query", "日本"]
STEPS = ["run it", "Run it", "check\tlogs", "日本語 step", "use `--flag`", "x = 1", "wait", "done."]
CTX = ["on CI", "été", "a|b", "status=x", "multi\nline", " pad "]
STAT_R = ["proposed", "accepted", "in_progress", "done", "rejected", "deprecated", "implemented", "complete", "completed", "in-progress", "inprogress"]
STAT_A = ["proposed", "accepted", "rejected", "deprecated", "backported"]
TS = ["%Y-%m-%dT%H:%M:%SZ"] * 6 + ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S+02:00", "%Y-%m-%dT%H:%M:%S+0530", "%Y-%m-%d", "%Y%m%dT%H%M%S",
      "%Y-%m-%dT%H:%M:%S.123456Z", "%Y-%m-%dT%H", "yesterday", " %Y-%m-%dT%H:%M:%SZ "]
def ts(at):
    t = datetime.datetime.fromtimestamp(at - R.choice([0, 0, 60, 3600, 86400, 7 * 86400, 7 * 86400 - 1, 30 * 86400] + ([] if QUIET else [-3600])), datetime.timezone.utc)
    return t.strftime(R.choice(TS))
if QUIET:
    TS = [x for x in TS if x.strip() == x]; SKILLS = [x for x in SKILLS if ref._normalize_primary_skill(x) == x and x not in ("unknown",)]; CTX = [x for x in CTX if x.strip() == x]
def lst(pool, lo=0, hi=3): return [R.choice(pool) for _ in range(R.randint(lo, hi))]
def extra(o):
    if ch(.15): o["x_own"] = R.choice([1, 1.5, 1e21, -0.0, True, None, [], {}, {"deep": {"er": ["é", None, {"z": 12345678901234567890123}]}}, "plain", "\u202e rtl", "a\u0000b"])
    return o
def card(at, ids, odd=False):
    o = {"title": R.choice(TITLES), "when_to_use": R.choice(WHENS) or "w"}
    if ch(.7): o["problem"] = R.choice(STEPS)
    if ch(.8): o["solution_steps"] = lst(STEPS)
    if ch(.7): o["evidence"] = lst(STEPS)
    if ch(.6): o["tags"] = lst(TAGS)
    if ch(.5): o["primary_skill"] = R.choice(SKILLS)
    if ch(.4): o["scope"] = R.choice(["project", "portable", "PORTABLE", " portable ", "global"])
    if ch(.6): o["shareable"] = ch(.7)
    if ch(.2): o["status"] = R.choice(STAT_A)
    if ch(.1): o["key"] = R.choice(["k1", " K1 ", "k2"])
    if ch(.15): o["ts"] = ts(at)
    if ch(.1): o["id"] = "aha_" + R.choice(["given", "g.1", "A-_z"]) + str(R.randint(0, 5))
    if ch(.05): o["gotchas"] = lst(STEPS)
    if odd: R.choice([lambda: o.pop("title"), lambda: o.update(tags="a,b"), lambda: o.update(solution_steps=None), lambda: o.update(problem=None), lambda: o.update(id="nope"), lambda: o.update(scope=3), lambda: o.update(evidence="text"), lambda: o.update(shareable=None), lambda: o.update(primary_skill=None)])()
    items = list(extra(o).items())
    if ch(.2): R.shuffle(items)
    return dict(items)
def rec(at, ids, odd=False):
    o = {"title": R.choice(TITLES)}
    if ch(.7): o["why"] = R.choice(STEPS)
    if ch(.6): o["expected_impact"] = {"speed": R.choice(["high", "Medium", "LOW", "none"]), "quality": R.choice(["high", "medium", "low"])}
    if ch(.5): o["implementation_hint"] = R.choice(STEPS)
    if ch(.5): o["primary_skill"] = R.choice(SKILLS)
    if ch(.4): o["scope"] = R.choice(["project", "portable", "Portable"])
    if ch(.3): o["status"] = R.choice(STAT_R)
    if ch(.3): o["tags"] = lst(TAGS)
    if ch(.2): o["ts"] = ts(at)
    if ch(.1): o["last_touched_ts"] = ts(at)
    if ch(.1): o["note"] = R.choice(CTX)
    if ch(.1): o["id"] = "rec_g" + str(R.randint(0, 9))
    if odd: R.choice([lambda: o.pop("title"), lambda: o.update(expected_impact="high"), lambda: o.update(tags="a"), lambda: o.update(status=None), lambda: o.update(status="later"), lambda: o.update(why=None)])()
    return extra(o)
def some_id(ids, pre):
    pool = [i for i in ids if i.startswith(pre)]
    return R.choice(pool) if pool and ch(.9) else pre + "missing"
def idlist(ids, pre):
    xs = [some_id(ids, pre) for _ in range(R.randint(1, 3))]
    if ch(.1): xs.append(R.choice(["zzz", "rec_x" if pre == "aha_" else "aha_x"]))
    if ch(.1): xs.append(xs[0])
    return R.choice([lambda: xs, lambda: ",".join(xs), lambda: " , ".join(xs) + ","])()
def payload(at, ids):
    p = {}; odd = ch(.12)
    if ch(.5):
        p["event"] = {"task_summary": R.choice(STEPS), "notes": lst(STEPS)}
        if ch(.6): p["event"]["primary_skill"] = R.choice(SKILLS)
        if ch(.1) and not QUIET: p["event"]["ts"] = ts(at)
        if ch(.1): p["event"]["id"] = "evt_e" + str(R.randint(0, 5))
        extra(p["event"])
    if ch(.8): p["aha_cards"] = [card(at, ids, odd and ch(.5)) for _ in range(R.randint(0 if odd else 1, 3))]
    if ch(.5): p["recommendations"] = [rec(at, ids, odd and ch(.5)) for _ in range(R.randint(1, 2))]
    if ch(.3): p["used_aha_ids"] = idlist(ids, "aha_")
    if ch(.2): p["used_rec_ids"] = idlist(ids, "rec_")
    if ch(.2): p["used"] = {"aha_ids": idlist(ids, "aha_"), **({"rec_ids": idlist(ids, "rec_")} if ch(.5) else {})}
    if ch(.2): p["usage_source"] = R.choice(["agent", "ci"] + ([] if QUIET else [" x ", ""]))
    if ch(.2): p["usage_context"] = R.choice(CTX)
    if odd: R.choice([lambda: p.update(event={}), lambda: p.update(event=None), lambda: p.update(aha_cards=None), lambda: p.update(used={}), lambda: p.update(used_aha_ids=[]), lambda: p.update(extra=1), lambda: p.update(event=[]), lambda: p.update(aha_cards={}), lambda: p.update(used_aha_ids=5), lambda: p.update(used="x"), lambda: p.clear(), lambda: p.update(used_aha_ids=[1, "aha_x"])])()
    return p
def raw(o): return json.dumps(o, ensure_ascii=ch(.3))
def legacy(at):
    """journals as others wrote them: no scope, no status, odd types, blanks, damage, doubles"""
    f = collections.defaultdict(list); ids = []
    for i in range(R.randint(0, 6)):
        o = {"id": f"aha_l{i}", "ts": ts(at), "title": R.choice(TITLES), "when_to_use": R.choice(WHENS)}
        if ch(.5): o["primary_skill"] = R.choice(SKILLS + ["", None] + ([] if QUIET else ["  "]))
        if ch(.4): o["scope"] = R.choice(["portable", "project", "PORTABLE", "weird", None])
        if ch(.4): o["status"] = R.choice(STAT_A + (["weird", None, "Accepted"] + ([] if QUIET else [" accepted "])))
        if ch(.6): o["shareable"] = R.choice([True, True, False, None])
        if ch(.5): o["tags"] = R.choice([lst(TAGS), "template,docs", None, []])
        if ch(.3): o["solution_steps"] = R.choice([lst(STEPS), None])
        if ch(.1): o["title"] = R.choice([None, ""] + ([] if QUIET else [7]))
        if ch(.1): o.pop("ts")
        if ch(.1): o["last_touched_ts"] = ts(at)
        ids.append(o["id"]); f["aha_cards.jsonl"].append(raw(extra(o)))
        if ch(.2): o = dict(o, title=R.choice(TITLES), status=R.choice(STAT_A)); f["aha_cards.jsonl"].append(raw(o))
    for i in range(R.randint(0, 6)):
        o = {"id": f"rec_l{i}", "ts": ts(at), "title": R.choice(TITLES)}
        if ch(.6): o["status"] = R.choice(STAT_R + (["weird", None, "Done", ""] + ([] if QUIET else [" done "])))
        if ch(.4): o["expected_impact"] = R.choice([{"speed": "high"}, {"quality": "low", "speed": None}, "high", None, {"speed": " HIGH "}])
        if ch(.4): o["primary_skill"] = R.choice(SKILLS + ["", None])
        if ch(.5): o["last_touched_ts"] = R.choice([ts(at), ts(at), None] + ([] if QUIET else [""]))
        if ch(.3): o["tags"] = R.choice([lst(TAGS), "skill:db", None])
        if ch(.2): o["scope"] = R.choice(["portable", "Portable"] + ([] if QUIET else [5]))
        if ch(.1): o.pop("ts")
        ids.append(o["id"]); f["recommendations.jsonl"].append(raw(extra(o)))
    for i in range(R.randint(0, 3)):
        f["events.jsonl"].append(raw({"id": f"evt_l{i}", "ts": ts(at), "task_summary": "t", "primary_skill": R.choice(SKILLS + ["", None])}))
    for i in range(R.randint(0, 5)):
        k = R.choice(["aha_used", "aha_recalled", "aha_reinforced", "aha_promoted", "aha_backported", "rec_used", "weird_kind"])
        pool = [x for x in ids if x.startswith(k[:4])] or ["aha_none"]
        f["signals.jsonl"].append(raw({"ts": ts(at), "kind": k, "source": "agent", ("rec_id" if k[:3] == "rec" else "aha_id"): R.choice(pool), **({"id": f"sig_{i}"} if ch(.8) else {})}))
    if ch(.3):
        c = [x for x in ids if x.startswith("aha")][:2]
        o = {"ts": ts(at), "backport_id": "slbp_l", "target_skill": R.choice(["s1", ""]), "requested_card_ids": c, "applied": ch(.7)}
        if ch(.6): o["result_card_ids"] = R.choice([c, [], None, c[:1]])
        f["backports.jsonl"].append(raw(o))
    out = {}
    for n, ls in f.items():
        if ch(.15): ls.insert(R.randint(0, len(ls)), "")
        if ch(.15) and not (QUIET and n == "signals.jsonl"): ls.insert(R.randint(0, len(ls)), R.choice(['{"id": "aha_torn", "ti', "not json", "[]", "5", '"s"', "null", '{"no": "id"}', "  "]))
        end = "\r\n" if ch(.05) else "\n"
        out[n] = (end.join(ls) + ("" if ch(.05) and not QUIET else end)).encode()
    return out, ids
SKILLMD = "---\nname: s1\ndescription: does things\n---\n\n# S1\n\nText.\n"
def skills(ids):
    s = {"repo/skills/s1/SKILL.md": SKILLMD.encode()}
    if ch(.5):
        i = R.choice([" id=slbp_old", ""])
        s["repo/skills/s1/SKILL.md"] = (SKILLMD + f"\n\n<!-- self-learning:backport:start{i} -->\n## Learnings (self-learning)\n\nx\n<!-- self-learning:backport:end -->\n" + ("\ntail text\n" if ch(.5) else "")).encode()
        b = "<!-- self-learning:aha-file\nbackport_id=slbp_old\ngenerated_at=2025-01-01T00:00:00Z\ncard_ids=aha_l0\n-->\n\n# Self-learning Aha Cards\n\n" if ch(.7) else "# Self-learning Aha Cards\n\n"
        if ch(.6): b += "<!-- self-learning:aha:start id=aha_l0 backport_id=slbp_old -->\n## T\n- **ID:** `aha_l0`\n\n<!-- self-learning:aha:end -->\n\n"
        if ch(.4): b += "## Old\n- **ID:** `aha_l1`\n- **When to use:** x\n\n"
        s["repo/skills/s1/references/self-learning-aha.md"] = b.encode()
    if ch(.2): s["repo/skills/s two/SKILL.md"] = ("# no front matter\n" if ch(.5) else SKILLMD).encode()
    if ch(.1): s["repo/skills/s1/SKILL.md"] = s["repo/skills/s1/SKILL.md"].replace(b"\n", b"\r\n")
    return s
def step(at, ids):
    """argv, stdin, kind"""
    k = R.choices(["init", "record", "list", "rec-status", "aha-status", "signal", "use", "review", "repair", "promote", "export-backport", "backport-inspect", "usage"],
                  [2, 14, 8, 6, 6, 5, 6, 16, 4, 4, 6, 3, 3])[0]
    a, i = [k], None
    def opt(name, pool, p):
        if QUIET: pool = [x for x in pool if not (isinstance(x, str) and (x.strip() != x or x in ("", ",", "unknown", "οδος", "ΟΔΟΣ", "i̇stanbul") or ".123" in x))] or ["z"]
        if ch(p):
            v = R.choice(pool)
            if ch(.15) : a.append(f"{name}={v}")
            else: a.extend([name, str(v)])
    if k == "init":
        if ch(.3): a.append("--no-gitignore")
    elif k == "record":
        i = raw(payload(at, ids)).encode()
        if ch(.02): i = R.choice([b"", b" \n", b"[]", b"5", b"{", b'{"a":1}x', b'\xef\xbb\xbf{"event":{"task_summary":"bom"}}', b"null"])
    elif k == "list":
        opt("--query", ["rg", "RG", "straße", "STRASSE", "i̇stanbul", "οδος", "ΟΔΟΣ", "aha_l1", '"title": "Use', "zz", "", "\\n", "\\u", " ", "é"], .4)
        opt("--skill", ["db", "log-search", "unknown", ""], .3); opt("--tag", ["x", "template", "docs", ""], .3); opt("--limit", [0, 1, 2, 5, 100], .4)
    elif k in ("rec-status", "aha-status"):
        p = k[:3] + "_"; p = "rec_" if k[0] == "r" else "aha_"
        a += ["--id", some_id(ids, p), "--status", R.choice([x for x in (STAT_R if p == "rec_" else STAT_A) if ch(.99) and x in (list(ref.RECOMMENDATION_STATUSES) + list(ref.AHA_STATUSES))] or ["done"])]
        if p == "rec_": opt("--scope", ["project", "portable"], .3)
        opt("--note", CTX + [""], .5)
    elif k == "signal":
        p = R.choice(["aha_", "rec_"]); a += ["--kind", R.choice([x for x in sorted(ref.SIGNAL_KINDS) if ch(.1) or x[:4] == p] or ["aha_used"]), "--" + p[:3] + "-id", some_id(ids, p)]
        opt("--source", ["ci"] if QUIET else ["ci", "", " x "], .3); opt("--context", CTX, .4)
        if ch(.05): a += ["--rec-id" if p == "aha_" else "--aha-id", some_id(ids, "rec_" if p == "aha_" else "aha_")]
    elif k == "use":
        if ch(.8): v = idlist(ids, "aha_"); a += ["--aha", v if isinstance(v, str) else ",".join(v)]
        if ch(.4): v = idlist(ids, "rec_"); a += ["--rec", v if isinstance(v, str) else ",".join(v)]
        opt("--source", ["ci"] if QUIET else ["ci", "", " x "], .3); opt("--context", CTX, .4)
    elif k == "review":
        if ch(.9): a += ["--format", "json"]
        opt("--days", [1, 7, 30] + ([] if QUIET else [-1]), .2); opt("--since", [ts(at).strip() for _ in range(3)] + ["nope", "2026-02-30"], .2)
        opt("--skill", ["db", "log-search", "unknown", " db "], .15); opt("--scope", ["project", "portable"], .2)
        opt("--query", ["rg", "STEP", "οδος", "é"] + ([] if QUIET else [" x "]), .15); opt("--status", ["proposed", "done,accepted", "weird", ",", " done , x", "in_progress"], .2)
        opt("--stale-days", [1, 7, 30] + ([] if QUIET else [-1]), .3); opt("--min-aha-score", [0, 1, 3, 4, 100, -5], .3)
        for n in ("--backport-limit", "--top-aha-limit", "--next-actions-limit", "--recs-limit"): opt(n, [0, 1, 2, 50], .2)
        if ch(.3): a.append("--include-global")
    elif k == "repair":
        if ch(.6): a.append("--apply")
    elif k == "promote":
        a += ["--ids", ",".join(some_id(ids, "aha_") for _ in range(R.randint(1, 2))) if ch(.97) else ","]
    elif k == "export-backport":
        a += ["--skill-path", REPO + "/skills/" + R.choice(["s1"] * 8 + ["s two", "none"]), "--ids", ",".join(some_id(ids, "aha_") for _ in range(R.randint(1, 3)))]
        if ch(.6): a.append("--apply")
        if ch(.5): a.append("--make-diff")
    elif k == "backport-inspect":
        a += ["--skill-path", "skills/" + R.choice(["s1"] * 8 + ["s two", "none"])]
        opt("--backport-id", ["slbp_old", "x"], .3); opt("--aha-id", ["aha_l0", "x"], .3)
    else:
        a = R.choice([["list", "--limit", "x"], ["rec-status", "--id", "rec_x"], ["review", "--scope", "global"], ["nope"], ["signal", "--kind", "zzz", "--aha-id", "aha_x"], ["promote"], ["list", "--nope"], ["list", "extra"],
                      ["use"], ["use", "--aha", ","], ["aha-status", "--id", "", "--status", "accepted"], ["aha-status", "--id", "aha_l0", "--status", "done"], ["review", "--days", "1.5"], ["record", "--json", "/nonexistent"], ["signal", "--kind", "aha_used"], ["review", "--format", "xml"], ["list", "--query"], ["aha-status", "--id", "aha_l0", "--status", "accepted", "--note", "-x"], ["aha-status", "--id", "aha_l0", "--status", "accepted", "--note", "- x y"], ["aha-status", "--id", "aha_l0", "--status", "accepted", "--note", "-1"], ["list", "--limit", " 2 "], ["list", "--limit", "+2"], ["list", "--", "x"]])
        k = "usage"
    return a, i, k

# ---------------------------------------------------------------- comparison
JOURNALS = ["events.jsonl", "aha_cards.jsonl", "recommendations.jsonl", "backports.jsonl", "signals.jsonl"]
def pairs(line): return json.loads(line, object_pairs_hook=lambda p: tuple(("K", k, v) for k, v in p)) 
def lines_of(b): return [l for l in b.decode("utf-8", "replace").replace("\r", "").split("\n") if l.strip()]
def parsed(b):
    r = []
    for l in lines_of(b):
        try: r.append(json.loads(l))
        except ValueError: r.append(("raw", l))
    return r
class Report:
    def __init__(s): s.n = collections.Counter(); s.ex = {}; s.allowed = collections.Counter()
    def add(s, sig, detail, ctx):
        s.n[sig] += 1
        s.ex.setdefault(sig, [])
        if len(s.ex[sig]) < max(SHOW, 3): s.ex[sig].append((detail, ctx))
    def ok(s, why): s.allowed[why] += 1
REP = Report()
WORDING = {"note", "message", "suggested_next", "how_to_backport", "remove_instructions", "error"}
def sub(e, a, path=""):
    """differences of the old answer e against ours a; keys that only we have are passed over"""
    if isinstance(e, dict) and isinstance(a, dict):
        for k, v in e.items():
            if k in WORDING and path.count(".") < 9 and not path.startswith((".items", ".previous", ".updated")): continue
            if k not in a: yield f"{path}.{k}", "missing", v, None
            else: yield from sub(v, a[k], f"{path}.{k}")
        order = [k for k in a if k in e]
        if order != list(e): yield path, "key order", list(e), list(a)
    elif isinstance(e, list) and isinstance(a, list):
        if len(e) != len(a): yield path, f"length", e, a
        else:
            for x, y in zip(e, a): yield from sub(x, y, path + "[]")
    elif type(e) != type(a) and not (isinstance(e, (int, float)) and isinstance(a, (int, float)) and not isinstance(e, bool) and not isinstance(a, bool)) or e != a:
        yield path, "value", e, a

def valid(p, known):
    """what behaviour.md's Better asks of a payload; None where it says nothing (then both answers pass)"""
    if not isinstance(p, dict): return False
    T = {"event": dict, "aha_cards": list, "recommendations": list, "used": dict}
    for k, t in T.items():
        if p.get(k) is not None and not isinstance(p[k], t): return False
    if p.get("usage_source") is not None and not isinstance(p["usage_source"], str): return False
    for ids in [p.get("used_aha_ids"), p.get("used_rec_ids"), (p.get("used") or {}).get("aha_ids"), (p.get("used") or {}).get("rec_ids")]:
        if ids is None or isinstance(ids, str): continue
        if not isinstance(ids, list) or not all(x is None or isinstance(x, str) for x in ids): return False
    any_ = bool(p.get("event"))
    for pre, key in (("aha_", "aha_cards"), ("rec_", "recommendations")):
        for c in p.get(key) or []:
            any_ = True
            if not isinstance(c, dict): return False
            i = c.get("id")
            if i is not None and (not isinstance(i, str) or (i and not re.fullmatch(pre + r"[A-Za-z0-9_.-]{1,64}", i))): return False
            edit = i in known
            if not edit and not (isinstance(c.get("title"), str) and c["title"].strip()): return False
            if not edit and key == "aha_cards" and not any(isinstance(c.get(k), str) and c[k].strip() for k in ("when_to_use", "problem")): return False
            for k in ("title", "when_to_use", "problem", "primary_skill", "scope", "status", "why", "implementation_hint", "key", "note", "ts", "last_touched_ts"):
                if c.get(k) is not None and not isinstance(c[k], str): return False
            for k in ("tags", "solution_steps", "evidence", "gotchas", "links"):
                if c.get(k) is not None and not isinstance(c[k], list): return False
            if c.get("expected_impact") is not None and not isinstance(c["expected_impact"], dict): return False
            if c.get("shareable") is not None and not isinstance(c["shareable"], bool): return False
    used = any([p.get("used_aha_ids"), p.get("used_rec_ids"), (p.get("used") or {}).get("aha_ids"), (p.get("used") or {}).get("rec_ids")])
    return any_ or bool(used)

def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__))); import diffrules
    steps = 0
    for s in range(n):
        R.seed(f"{seed}:{s}")
        at = 1767261600 + R.randint(0, 10 ** 7)
        user = R.choice(USERS); slug = subprocess_slug(user)
        leg, ids = legacy(at) if ch(.7) else ({}, [])
        store = f"repo/.agent-skills/self-learning/v1/users/{slug}"
        state = {"repo/.git/": b"", "home/": b""}
        state.update({f"{store}/{k}": v for k, v in leg.items()})
        if ch(.2): gl, _ = legacy(at); state.update({f"home/.agent-skills/self-learning/v1/users/{slug}/{k}": v for k, v in gl.items()})
        state.update(skills(ids))
        if ch(.3): state["repo/.gitignore"] = R.choice([b"bin\n", b"bin", b".agent-skills/\n", b""])
        extra_env, cwd = {}, REPO
        if ch(.1): extra_env["SELF_LEARNING_GLOBAL_DIR"] = R.choice([W + "/glob", "~/glob"])
        if ch(.1): extra_env["SELF_LEARNING_REPO_ROOT"] = R.choice([REPO, "~/../repo", REPO + "/"]); cwd = HOME
        elif ch(.1): cwd = REPO + "/skills/s1"
        env = env_of(user, extra_env)
        restore(state); cur = state; log = []
        for _ in range(R.randint(10, 30)):
            at += R.choice([0, 1, 1, 5, 60, 3600, 86400, 8 * 86400])
            known = set()
            for p, b in cur.items():
                if p.startswith((store + "/", diffrules.gpath(dict(env=env, slug=slug)) + "/")) and p.endswith(("aha_cards.jsonl", "recommendations.jsonl")):
                    for o in parsed(b):
                        if isinstance(o, dict) and isinstance(o.get("id"), str): known.add(o["id"])
            argv, stdin, kind = step(at, sorted(known | set(ids)))
            if kind == "backport-inspect" and cwd != REPO: argv[2] = REPO + "/" + argv[2]
            steps += 1
            a = run_ref(argv, stdin, at, env, cwd); sa = snap()
            restore(cur, sa)
            b = run_bin(argv, stdin, at, env, cwd); sb = snap()
            log.append((at, argv, stdin))
            ctx = dict(seed=f"{seed}:{s}", at=at, argv=argv, stdin=stdin, env=env, cwd=cwd, before=cur, ref=a, bin=b, after_ref=sa, after_bin=sb, store=store, slug=slug, kind=kind, known=known)
            diffrules.compare(ctx, REP, sys.modules[__name__])
            if ch(.5): restore(sa, sb); cur = sa
            else: cur = sb
        if (s + 1) % 200 == 0: print(f"… {s + 1} sequences, {steps} steps, {len(REP.n)} signatures", file=sys.stderr, flush=True)
    shutil.rmtree(W, ignore_errors=True)
    print(f"{n} sequences, {steps} steps")
    print("allowed:"); [print(f"  {c:6} {w}") for w, c in REP.allowed.most_common()]
    print("findings:")
    os.makedirs(OUT, exist_ok=True)
    for sig, c in REP.n.most_common():
        print(f"  {c:6} {sig}")
        for d, x in REP.ex[sig][:SHOW]:
            h = hashlib.sha1(sig.encode()).hexdigest()[:8]; save(x, f"{OUT}/{h}", d, sig)
            print(f"         [{h}] {d[:400]}")
    return 1 if REP.n else 0

def subprocess_slug(user):
    os.environ["USER"], old = user, os.environ.get("USER")
    s = ref.safe_user_slug()
    if old is not None: os.environ["USER"] = old
    else: del os.environ["USER"]
    return s
def save(x, d, detail, sig):
    shutil.rmtree(d, ignore_errors=True); os.makedirs(d)
    json.dump({"sig": sig, "detail": detail, "argv": x["argv"], "stdin": (x["stdin"] or b"").decode("utf-8", "replace"), "at": x["at"], "env": x["env"], "cwd": x["cwd"], "ref": x["ref"], "bin": x["bin"],
               "before": {k: v.decode("utf-8", "replace") for k, v in x["before"].items() if "/.cache" not in k},
               "after_ref": {k: v.decode("utf-8", "replace") for k, v in x["after_ref"].items() if x["before"].get(k) != v},
               "after_bin": {k: v.decode("utf-8", "replace") for k, v in x["after_bin"].items() if x["before"].get(k) != v and "/.cache" not in k}}, open(d + "/case.json", "w"), ensure_ascii=False, indent=1)
if __name__ == "__main__": sys.modules["diff"] = sys.modules["__main__"]; sys.exit(main())
