"""What may differ between the old program and ours; everything else is a finding. A rule names a Better line of the contract,
or with C1, C2 … a line of docs/compatibility.md."""
import json, re, datetime

# ---------------------------------------------------------------- stores that the old program reads otherwise than ours
def whole(text, name):
    """the records of a journal's line as ours reads it: several on one line, and one glued to a torn one"""
    key = "backport_id" if name == "backports.jsonl" else "id"
    out, at, decoder = [], 0, json.JSONDecoder()
    while True:
        while at < len(text) and text[at] in " \t\r": at += 1
        if at >= len(text): return out
        try: o, end = decoder.raw_decode(text, at)
        except ValueError:
            for m in re.finditer(r'\{"', text[at + 1:]):
                try: o, end = decoder.raw_decode(text, at + 1 + m.start())
                except ValueError: continue
                if isinstance(o, dict) and isinstance(o.get("ts"), str) and isinstance(o.get(key), str) and o[key]: break
            else: return out
        if isinstance(o, dict) and (name == "signals.jsonl" or isinstance(o.get(key), str) and o[key]): out.append(o)
        at = end
def canonical(c, D):
    """state and payload as ours reads them: whole lines (C1), of a backport its latest line (C13), in a review of one skill every primary_skill in its normal form (C2), none that is blank in a
    payload (C9); None where they are that already"""
    state = {}
    for p, b in c["before"].items():
        name = p.rsplit("/", 1)[-1]
        if name in D.JOURNALS:
            records = [o for l in b.decode("utf-8", "replace").split("\n") for o in whole(l, name)]
            if c["kind"] == "review" and opt(c["argv"], "--skill") and name in ("aha_cards.jsonl", "recommendations.jsonl"):
                for o in records: o["primary_skill"] = D.ref._normalize_primary_skill(o.get("primary_skill"))
            if name == "backports.jsonl": records = list({o["backport_id"]: o for o in records}.values())
            same = [ordered(o) for o in records] == [ordered(o) for o in D.parsed(b)] and (b.endswith(b"\n") or not b)
            b = b if same else "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in records).encode()
        state[p] = b
    stdin = c["stdin"]
    try: payload = json.loads(stdin) if c["kind"] == "record" else None
    except ValueError: payload = None
    if isinstance(payload, dict):
        # a blank primary_skill says as little as null (C9); the old one takes it for a given one
        items = [payload.get("event")] + [x for k in ("aha_cards", "recommendations") for x in (payload.get(k) if isinstance(payload.get(k), list) else [])]
        blank = [x for x in items if isinstance(x, dict) and isinstance(x.get("primary_skill"), str) and not x["primary_skill"].strip()]
        for x in blank: x["primary_skill"] = None
        if blank: stdin = json.dumps(payload, ensure_ascii=False).encode()
    return None if state == c["before"] and stdin is c["stdin"] else (state, stdin)
def again(c, state, stdin, D):
    """the same step, the old program upon another state and payload"""
    D.restore(state, c["after_bin"])
    ref = D.run_ref(c["argv"], stdin, c["at"], c["env"], c["cwd"]); after = D.snap()
    D.restore(c["after_bin"], after)
    ours = {p: state[p] + b[len(c["before"][p]):] if p in state and p.endswith(".jsonl") else b for p, b in c["after_bin"].items()}
    return dict(c, before=state, stdin=stdin, ref=ref, after_ref=after, after_bin=ours)
def compare(c, REP, D):
    first = D.Report(); step(c, first, D)
    if first.n and (read := canonical(c, D)):
        second = D.Report(); step(again(c, *read, D), second, D)
        if not second.n: REP.ok("C1, C2, C9, C13: as the old one answers over whole lines, latest lines and normal forms"); first = second
    REP.allowed.update(first.allowed); REP.n.update(first.n)
    for sig, ex in first.ex.items(): REP.ex.setdefault(sig, []).extend(ex[:max(0, D.SHOW - len(REP.ex[sig]))] if sig in REP.ex else ex)

def latest_in_order(lines):
    """the latest version of each card, in the order of their latest line"""
    out = {}
    for o in lines:
        if isinstance(o, dict) and isinstance(o.get("id"), str) and o["id"]:
            out.pop(o["id"], None); out[o["id"]] = o
    return list(out.values())

def norm(p): return re.sub(r"\[\d*\]", "[]", p)

def ordered(o):
    if isinstance(o, dict): return ("D", [(k, ordered(v)) for k, v in o.items()])
    if isinstance(o, list): return ("L", [ordered(x) for x in o])
    return (type(o).__name__, repr(o))

def step(c, REP, D):
    ra, oa, ea = c["ref"]; rb, ob, eb = c["bin"]; k = c["kind"]; argv = c["argv"]
    st = c["store"]
    add = lambda sig, det: REP.add(f"{k}: {sig}", det, c)
    F = lambda s, n: s.get(f"{st}/{n}", b"")
    # ---- invariants of ours
    if rb not in (0, 1, 2): add(f"exit {rb}", eb[-300:])
    if rb != 0 and ob: add("stdout not empty on failure", ob[:200])
    if rb == 124: add("hang", " ".join(argv)); return
    if "   at " in eb or "Unhandled" in eb: add("stack trace", eb[:300])
    for p, b in c["before"].items():
        if p.endswith(".jsonl"):
            nb = c["after_bin"].get(p)
            if k == "repair" and nb is not None and [o for o in D.parsed(b) if isinstance(o, dict)] == [o for o in D.parsed(nb[:len(b)]) if isinstance(o, dict)]: continue
            if nb is None or not nb.startswith(b):
                add("journal not append-only", f"{p}: {b[-300:]!r} -> {(nb or b'')[-300:]!r}")
    if rb != 0:
        for p, b in c["after_bin"].items():
            if p.endswith(".jsonl") and c["before"].get(p) != b and k not in ("use",): add(f"exit {rb} but wrote", p)
    left = [p for p in c["after_bin"] if re.search(r"\.tmp|~$|\.new$|\.[0-9a-f]{8,}$", p) and "/.cache" not in p and p not in c["before"]]
    if left: add("temporary file left", str(left))
    # ---- exit
    cls = lambda r: 0 if r == 0 else (2 if r == 2 else 1)
    if k == "usage":
        if cls(ra) != cls(rb) and "--note" in argv and argv[-1] == "-x": REP.ok("C11: a value may begin with a hyphen")
        elif cls(ra) != cls(rb) and exit_reason(dict(c, kind=argv[0]), D): REP.ok(exit_reason(dict(c, kind=argv[0]), D))
        elif cls(ra) != cls(rb): add(f"exit {ra} vs {rb}: {' '.join(argv)}", f"old: {ea.strip()[-120:]} | ours: {eb.strip()[:120]}")
        return
    if k == "record": return record(c, REP, D, add)
    if cls(ra) != cls(rb):
        why = exit_reason(c, D)
        if why: REP.ok(why)
        else: add(f"exit {ra} vs {rb}", f"{' '.join(argv)} | old: {ea.strip()[-160:]} | ours: {eb.strip()[:200]}")
        return
    if ra != 0: return
    # ---- output
    if k == "review" and not oa.startswith("{"):
        ca = [l for l in oa.splitlines() if l.startswith("Counts:")]; cb = [l for l in ob.splitlines() if l.startswith("Counts:")]
        num = lambda name: int((re.findall(name + r" (\d+)", cb[0]) or ["-1"])[0]) if cb else -1
        want = dict(zip(["aha cards", "recommendations", "open recommendations", "open recommendations project", "open recommendations portable", "stale recommendations", "untouched recommendations", "backport candidates"], map(int, re.findall(r"\d+", ca[0]))))
        got = {n: num(("(?<!open )(?<!stale )(?<!untouched )" if n == "recommendations" else "") + n) for n in want}
        if got != want: add("text counts", f"{want} / {got} :: {cb}")
        na = [re.split(r"[ \[(]", l[2:])[0] for l in oa.split("View more:")[0].split("Next actions:")[-1].splitlines() if l.startswith("- ")] if "Next actions:" in oa else []
        nb = re.findall(r"(?:aha|rec)_[A-Za-z0-9_.-]+", ob.split("Next")[-1].split("INDEX.md")[0]) if "Next" in ob else []
        if na != [x for i, x in enumerate(nb) if x not in nb[:i]]: add("text next actions", f"{na} / {nb} :: {ob[-400:]}")
        return
    try: ja = json.loads(oa)
    except ValueError: add("old printed no JSON", oa[:100]); return
    try: jb = json.loads(ob)
    except ValueError: add("ours printed no JSON", ob[:200]); return
    if k == "list": return list_(c, REP, D, add, ja, jb)
    if k == "export-backport" and str(jb["backport_id"]).startswith(ja["backport_id"] + "-"): REP.ok("C13: a backport's id that stands with other content gets a number"); return
    for path, what, e, a in D.sub(ja, jb):
        why = output_reason(c, D, path, what, e, a, ja, jb)
        if why: REP.ok(why)
        else: add(f"output {norm(path)} {what}", f"{' '.join(argv)} | old {json.dumps(e, ensure_ascii=False)[:200]} | ours {json.dumps(a, ensure_ascii=False)[:200]}")
    files(c, REP, D, add)

def cards_of(b, D): return [o for o in D.parsed(b) if isinstance(o, dict) and isinstance(o.get("id"), str) and o["id"]]
def state(c, D, name, glob=False):
    p = gpath(c) if glob else c["store"]
    return {o["id"]: o for o in cards_of(c["before"].get(f"{p}/{name}", b""), D)}
def gpath(c):
    g = c["env"].get("SELF_LEARNING_GLOBAL_DIR")
    if g: return "glob" if not g.startswith("~") else "home/glob"
    return f"home/.agent-skills/self-learning/v1/users/{c['slug']}"
def opt(argv, name):
    v = None
    for i, a in enumerate(argv):
        if a == name and i + 1 < len(argv): v = argv[i + 1]
        elif a.startswith(name + "="): v = a[len(name) + 1:]
    return v

def exit_reason(c, D):
    k, argv = c["kind"], c["argv"]; eb = c["bin"][2]; ra, rb = c["ref"][0], c["bin"][0]
    cards, recs, gl = state(c, D, "aha_cards.jsonl"), state(c, D, "recommendations.jsonl"), state(c, D, "aha_cards.jsonl", True)
    grecs = state(c, D, "recommendations.jsonl", True)
    ids = lambda n: [x.strip() for x in (opt(argv, n) or "").split(",") if x.strip()]
    if rb == 2 and "cannot be negative" in eb: return "C3: negative numbers are refused"
    if "TRACE" in c["ref"][2] and rb == 0: return f"{k}: the old one crashes: {c['ref'][2].split('TRACE')[1][:40].strip()}"
    if k == "use" and rb == 1:
        bad = [x for x in ids("--aha") if x.startswith("aha_") and x not in cards and x not in gl] + [x for x in ids("--rec") if x.startswith("rec_") and x not in recs and x not in grecs]
        if bad: return "use: unknown id is an error"
    if k == "signal" and rb == 1:
        i = opt(argv, "--aha-id") or opt(argv, "--rec-id"); kind = opt(argv, "--kind")
        if i not in cards and i not in recs and i not in gl and i not in grecs: return "signal: unknown id is an error"
        if i[:4] != kind[:4]: return "signal: kind does not fit the id"
    if k == "aha-status" and rb == 0 and opt(argv, "--id") in gl: return "C4: aha-status works on a card that only the global store has"
    if k in ("promote", "export-backport") and rb == 1 and ("reads like orders" in eb or "holds what is private" in eb): return f"C5: {k} refuses cards that read like orders to an agent, or hold hidden text"
    if k == "promote":
        want = ids("--ids")
        if rb == 1 and any(x not in cards for x in want): return "promote: unknown id"
        if rb == 1 and any(cards[x].get("shareable") is not True for x in want): return "promote: not shareable"
    if k == "export-backport":
        want = ids("--ids"); both = dict(gl, **cards)
        if rb == 1 and any(both.get(x, {}).get("shareable") is not True for x in want if x in both): return "export-backport: not shareable"
        if rb == 0 and any(x not in cards for x in want): return "export-backport: card from the global store"
        if rb == 1 and "front matter" in eb: return "export-backport: target would not be valid"
        if rb == 1 and re.search("hidden|control", eb): return "export-backport: hidden or control characters"
    return None

def output_reason(c, D, path, what, e, a, ja, jb):
    k = c["kind"]; p = norm(path)
    if p.endswith(("primary_skill", ".target_skill")) and (a == "unknown" and e in (None, "") or a is None and e == "unknown" or a == D.ref._normalize_primary_skill(e)): return "C2: views show primary_skill in its normal form"
    if k in ("review", "rec-status") and p.endswith(".last_touched_ts") and a is None and e == D.ref.iso_now(): return "C6: a recommendation without any time has no last touch (old: now)"
    if k == "review":
        if p.endswith(".created_ts") and e == "" and a is None: return "review: created_ts null when absent"
    if k == "signal" and p == ".written_to" and "/home/" in a or k == "signal" and p == ".written_to" and "/glob/" in a: return "signal: of a global card goes there"
    if k == "promote" and p == ".promoted_ids[]" and sorted(ja["promoted_ids"]) == sorted(jb["promoted_ids"]): return "C7: promote: ids in the order asked for"
    if k == "promote" and (p in (".promoted_count", ".promoted_ids") or p == ".promoted_ids[]" and len(set(ja["promoted_ids"])) < len(ja["promoted_ids"])):
        return "promote: counts (latest only, edits carried)" 
    if k == "backport-inspect":
        if p.startswith(".markers"): return "backport-inspect: markers are {skill_md{},aha{}} by the contract"
        if p.startswith(".aha_reference.card"):
            ref_md = c["before"].get("repo/skills/s1/references/self-learning-aha.md", b"").decode()
            if "aha:start" in ref_md and re.search(r"- \*\*ID:\*\* `aha_l1`", ref_md): return "backport-inspect: legacy ids outside marks are known (Better)"
    if k == "export-backport":
        if p in (".result_card_ids", ".added_card_ids", ".result_card_ids[]"):
            ref_md = c["before"].get("repo/skills/s1/references/self-learning-aha.md", b"").decode()
            if "aha:start" in ref_md and "`aha_l1`" in ref_md: return "export-backport: legacy ids outside marks are known (Better)"
        ids = [x.strip() for x in opt(c["argv"], "--ids").split(",")]
        if len(set(ids)) < len(ids): return "export-backport: doubles dropped"
    return None

LAX = True
def list_(c, REP, D, add, ja, jb):
    argv = c["argv"]; lines = [o for o in D.parsed(c["before"].get(c["store"] + "/aha_cards.jsonl", b""))]
    lim = opt(argv, "--limit"); lim = 20 if lim is None else int(lim)
    sk, tg, q = opt(argv, "--skill"), opt(argv, "--tag"), opt(argv, "--query")
    def match(o):
        if sk and o.get("primary_skill") != sk and not (sk == D.ref._normalize_primary_skill(o.get("primary_skill")) and LAX): return False
        if tg and not (isinstance(o.get("tags"), list) and tg in o["tags"]): return False
        if q and q.lower() not in json.dumps(o, ensure_ascii=False).lower(): return False
        return True
    every = latest_in_order(lines)
    exp = [o for o in every if D.ref._aha_status(o) not in ("rejected", "deprecated") and match(o)]
    if lim: exp = exp[-lim:]
    for kk in ("repo_root", "user"):
        if ja.get(kk) != jb.get(kk): add(f"output .{kk}", f"{ja.get(kk)} / {jb.get(kk)}")
    if jb.get("count") != len(jb.get("items", [])): add("count", "")
    if ordered(jb["items"]) != ordered(exp):
        gi, wi = [o.get("id") for o in jb["items"]], [o.get("id") for o in exp]
        add("items: " + ("ids" if gi != wi else "content"), f"{argv} want {wi} got {gi}" if gi != wi else f"{argv} want {json.dumps(exp, ensure_ascii=False)[:250]} got {json.dumps(jb['items'], ensure_ascii=False)[:250]}")
    if not every and "message" not in jb and not lines: add("no message on an empty store", "")
    # every version, as the old one lists them
    r2 = D.run_bin(argv + ["--history", "--all"], None, c["at"], c["env"], c["cwd"])
    if r2[0] != 0: add("--history exit", r2[2][:200]); return
    want = [o for o in lines if isinstance(o, dict) and isinstance(o.get("id"), str) and o["id"] and match(o)]
    if lim: want = want[-lim:]
    got = json.loads(r2[1])["items"]
    if ordered(got) != ordered(want): add("--history items", f"{argv} want {[o.get('id') for o in want]} got {[o.get('id') for o in got]}")

def appended(c, D, which, name, pre=None):
    p = f"{pre or c['store']}/{name}"
    b, a = c["before"].get(p, b""), c[which].get(p, b"")
    if not a.startswith(b) and c["kind"] != "repair": return D.lines_of(a)
    rest = a[len(b):]
    return D.lines_of(rest)

def files(c, REP, D, add, skip=()):
    k = c["kind"]
    for n in D.JOURNALS:
        if n in skip: continue
        la, lb = appended(c, D, "after_ref", n), appended(c, D, "after_bin", n)
        if la == lb: continue
        pa, pb = loads(la), loads(lb)
        if n == "backports.jsonl":
            pb = [{kk: v for kk, v in o.items() if kk in (pa[0] if pa else o)} for o in pb]
            if len(pa) == len(pb) == 1 and pb[0]["added_card_ids"] == [] and dict(pa[0], skill_change="unchanged") == pb[0]: REP.ok("C12: a backport that adds no card changes no file"); continue
            ids = [x.strip() for x in (opt(c["argv"], "--ids") or "").split(",")]
            if len(set(ids)) < len(ids): REP.ok("export-backport: doubles dropped"); continue
        if [ordered(o) for o in pa] == [ordered(o) for o in pb]:
            if n != "backports.jsonl": bytes_only(c, REP, add, n, la, lb)
            continue
        why = journal_reason(c, D, n, pa, pb)
        if why: REP.ok(why)
        else: add(f"{n} lines differ", f"{' '.join(c['argv'])} | old {la} | ours {lb}"[:900])
    g = gpath(c)
    if k == "promote":
        la, lb = appended(c, D, "after_ref", "aha_cards.jsonl", g), appended(c, D, "after_bin", "aha_cards.jsonl", g)
        cards = state(c, D, "aha_cards.jsonl"); gl = state(c, D, "aha_cards.jsonl", True)
        want = []
        for x in dict.fromkeys(x.strip() for x in opt(c["argv"], "--ids").split(",") if x.strip()):
            o = dict(cards[x]); o["scope"] = "portable"
            if x in gl and {a: b for a, b in gl[x].items()} == o: continue
            want.append(o)
        got = [json.loads(l) for l in lb]
        if [ordered(o) for o in got] != [ordered(o) for o in want]:
            add("global journal", f"{c['argv']} want {json.dumps(want, ensure_ascii=False)[:400]} got {json.dumps(got, ensure_ascii=False)[:400]} was {json.dumps([gl.get(o['id']) for o in want], ensure_ascii=False)[:300]}")
        out = json.loads(c["bin"][1])
        if out["promoted_count"] != len(got) or out["promoted_ids"] != [o["id"] for o in got]: add("promoted_count against journal", f"{out['promoted_ids']} vs {[o['id'] for o in got]}")
    if k == "init":
        ga, gb = c["after_ref"].get("repo/.gitignore"), c["after_bin"].get("repo/.gitignore")
        if ga is not None and gb is not None and (re.sub(rb"#.*", b"#", ga) != re.sub(rb"#.*", b"#", gb)) or (ga is None) != (gb is None): add("gitignore", f"{ga} / {gb}")
    if k == "export-backport": backport(c, REP, D, add)
    doubles = k == "export-backport" and len(set(ids := [x.strip() for x in opt(c["argv"], "--ids").split(",")])) < len(ids)
    if k != "review" and not doubles: index(c, REP, D, add)

def bytes_only(c, REP, add, n, la, lb):
    for x, y in zip(la, lb):
        if x != y: add(f"{n} same JSON, other bytes", f"old {x[:300]} | ours {y[:300]}"); return

def loads(ls):
    out = []
    for l in ls:
        try: out.append(json.loads(l))
        except ValueError: out.append({"unreadable": l})
    return out

def journal_reason(c, D, n, pa, pb):
    k = c["kind"]
    if k == "promote" and n == "signals.jsonl":
        want = [o["aha_id"] for o in pb]
        gl = state(c, D, "aha_cards.jsonl", True)
        ids = list(dict.fromkeys(x.strip() for x in opt(c["argv"], "--ids").split(",") if x.strip()))
        if want == [i for i in ids if i not in gl]: return "promote: one signal a card"
    if k == "use" and n == "signals.jsonl":
        cards, recs = state(c, D, "aha_cards.jsonl"), state(c, D, "recommendations.jsonl")
        if [o for o in pa if o.get("aha_id") in cards or o.get("rec_id") in recs] == pb: return "use: signals of global cards go there"
    if k == "signal" and n == "signals.jsonl" and not pb: 
        if pa[0].get("aha_id") in state(c, D, "aha_cards.jsonl", True) or pa[0].get("rec_id") in state(c, D, "recommendations.jsonl", True): return "signal: of a global card goes there"
    if k == "export-backport":
        ref_md = c["before"].get("repo/skills/s1/references/self-learning-aha.md", b"").decode()
        if "aha:start" in ref_md and "`aha_l1`" in ref_md: return "export-backport: legacy ids outside marks are known (Better)"
        ids = [x.strip() for x in opt(c["argv"], "--ids").split(",")]
        if len(set(ids)) < len(ids): return "export-backport: doubles dropped"
    return None

def backport(c, REP, D, add):
    ids = [x.strip() for x in opt(c["argv"], "--ids").split(",")]
    out = json.loads(c["bin"][1])
    if len(set(ids)) < len(ids) or not out["added_card_ids"]: return
    sp = "repo/" + opt(c["argv"], "--skill-path")[len(D.REPO) + 1:]
    rp = sp + "/references/self-learning-aha.md"
    md = c["before"].get(rp, b"").decode()
    mixed = "aha:start" in md and "`aha_l1`" in md
    for p, f in ((sp + "/SKILL.md", "skill"), (rp, "ref")):
        a, b, was = c["after_ref"].get(p), c["after_bin"].get(p), c["before"].get(p)
        if (a == was) != (b == was): add(f"{f} changed by one only", f"{c['argv']} {len(a or b'')} {len(b or b'')}")
        if a is None or b is None: continue
        a, b = a.decode(), b.decode()
        if f == "skill":
            if D.ref.SKILL_BACKPORT_START_ID_RE.findall(a) != D.ref.SKILL_BACKPORT_START_ID_RE.findall(b): add("skill mark ids", f"{D.ref.SKILL_BACKPORT_START_ID_RE.findall(a)} {D.ref.SKILL_BACKPORT_START_ID_RE.findall(b)}")
        else:
            if D.ref._parse_aha_file_header_meta(a.replace("\r", "")) != D.ref._parse_aha_file_header_meta(b.replace("\r", "")) and not mixed: add("ref header", f"{D.ref._parse_aha_file_header_meta(a)} {D.ref._parse_aha_file_header_meta(b)}")
            if D.ref._extract_aha_card_ids_from_ref_md(a) != D.ref._extract_aha_card_ids_from_ref_md(b) and not mixed: add("ref ids", f"{D.ref._extract_aha_card_ids_from_ref_md(a)} {D.ref._extract_aha_card_ids_from_ref_md(b)}")
    bd = out["bundle_dir"][len(D.W) + 1:]
    for n in ("BACKPORT_MANIFEST.json", "references/self-learning-aha.md", "SKILL_APPEND.md", "README.md") + (("backport.patch",) if "--make-diff" in c["argv"] else ()):
        if f"{bd}/{n}" not in c["after_bin"]: add("bundle lacks " + n, bd)
    try:
        ma, mb = json.loads(c["after_ref"][f"{bd}/BACKPORT_MANIFEST.json"]), json.loads(c["after_bin"][f"{bd}/BACKPORT_MANIFEST.json"])
        if not mixed:
            for path, what, e, a in D.sub(ma, mb): add(f"manifest {path} {what}", f"{e} / {a}")
    except KeyError: pass

def latest(files, c, D): return {o["id"]: o for o in cards_of(files.get(c["store"] + "/aha_cards.jsonl", b""), D)}
SECT = re.compile(r"^## (.*)$", re.M)
def sections(md):
    parts = SECT.split(md); return {parts[i]: [l for l in parts[i + 1].strip().split("\n") if l] for i in range(1, len(parts), 2)}
def index(c, REP, D, add):
    p = c["store"] + "/INDEX.md"
    a, b = c["after_ref"].get(p), c["after_bin"].get(p)
    if a == c["before"].get(p) and b == c["before"].get(p): return
    if c["kind"] in ("signal", "use") and b == c["before"].get(p) and c["after_bin"].get(c["store"] + "/signals.jsonl") == c["before"].get(c["store"] + "/signals.jsonl"): return REP.ok("signals of global cards leave this store's INDEX.md")
    if (a is None) != (b is None):
        if c["kind"] == "init" and a is None: return REP.ok("init writes INDEX.md (the contract)")
        return add("INDEX.md by one only", f"{c['argv']}")
    if c["kind"] in ("init",): return
    sa, sb = sections(a.decode()), sections(b.decode())
    if list(sa) != list(sb): return add("INDEX.md sections", f"{list(sa)} {list(sb)}")
    if c["kind"] == "export-backport" and len(appended(c, D, "after_ref", "signals.jsonl")) != len(appended(c, D, "after_bin", "signals.jsonl")): return REP.ok("export-backport: legacy ids outside marks are known (Better), in INDEX.md too")
    if c["kind"] == "promote" and [l for l in appended(c, D, "after_ref", "signals.jsonl")] != [l for l in appended(c, D, "after_bin", "signals.jsonl")]: return REP.ok("promote: one signal a card, in INDEX.md too")
    ids = lambda ls: [x[0] for x in re.findall(r"\(`((?:aha|rec)_[^`]*)`, ([^)]*)\)", "\n".join(ls))]
    for s in sa:
        if s.startswith("Latest"): continue
        if s.startswith("Backport Cand") and ids(sa[s]) != ids(sb[s]):
            acc = {i for i, o in latest(c["after_bin"], c, D).items() if D.ref._aha_status(o) == "accepted"}
            if [i for i in ids(sb[s]) if i not in acc or i in ids(sa[s])] == ids(sa[s])[:len([i for i in ids(sb[s]) if i not in acc or i in ids(sa[s])])]: REP.ok("C8: INDEX.md: accepted cards are candidates there too, as in review"); continue
        if ids(sa[s]) != ids(sb[s]):
            add(f"INDEX.md {s}: ids", f"old {sa[s]} ours {sb[s]}"[:700]); continue
        meta = lambda ls: re.findall(r"\(`((?:aha|rec)_[^`]*)`, ([^)]*)\)", "\n".join(ls))
        if len(meta(sa[s])) == len(meta(sb[s])) and meta(sa[s]) != meta(sb[s]) and all(x == y or x[0] == y[0] and x[1].replace("0d ago", "unknown age") == y[1] for x, y in zip(meta(sa[s]), meta(sb[s]))): REP.ok("C6: INDEX.md: unknown age without any time (old: 0d)"); continue
        if meta(sa[s]) != meta(sb[s]):
            add(f"INDEX.md {s}: rest of lines", f"old {[x for x in meta(sa[s])]} ours {meta(sb[s])}"[:500])

# ---------------------------------------------------------------- record
def record(c, REP, D, add):
    ra, oa, ea = c["ref"]; rb, ob, eb = c["bin"]
    try: p = json.loads(c["stdin"].decode("utf-8-sig"))
    except ValueError: p = None
    bom = c["stdin"].startswith(b"\xef\xbb\xbf")
    if p is None:
        if rb != 1: add(f"no JSON, exit {rb}", eb[:100])
        return
    ok = D.valid(p, c["known"])
    if not ok:
        if rb == 0: add("accepted what Better refuses", f"{c['stdin'].decode()[:400]}")
        else: REP.ok("record: payload refused whole")
        return
    if rb != 0: add(f"refused a good payload: {re.sub('[0-9]+', 'N', eb)[:120]}", f"{eb[:300]} <- {c['stdin'].decode()[:400]}"); return
    if ra != 0:
        if bom: return REP.ok("record: BOM read")
        if "TRACE" in ea or True: REP.ok("record: old fails: " + ea[:60].replace(D.W, ""))
        return
    ja, jb = json.loads(oa), json.loads(ob)
    nul = lambda o: {k: v for k, v in o.items()}
    cards = [x for x in p.get("aha_cards") or []]; recs = [x for x in p.get("recommendations") or []]
    known_cards, known_recs = state(c, D, "aha_cards.jsonl"), state(c, D, "recommendations.jsonl")
    flags = set()
    gid = [x["id"] for x in cards + recs if x.get("id")]
    if any(i in c["known"] for i in gid) or len(set(gid)) < len(gid): flags.add("edit")
    # the old one's own keys, with defaults
    import copy
    keys = []
    es = (p.get("event") or {}).get("primary_skill")
    allps = {D.ref._normalize_primary_skill(x["primary_skill"]) for x in cards + recs if isinstance(x.get("primary_skill"), str) and x["primary_skill"].strip()}
    dflt = D.ref._normalize_primary_skill(es) if isinstance(es, str) and es.strip() else (next(iter(allps)) if len(allps) == 1 else None)
    exist = {}
    for o in cards_of(c["before"].get(c["store"] + "/aha_cards.jsonl", b""), D): exist.setdefault(D.ref._aha_equivalence_key(o), o["id"])
    seen = set(); hits = set(); reinf = False
    for x in cards:
        y = dict(x); y["primary_skill"] = D.ref._normalize_primary_skill(y.get("primary_skill") or dflt)
        kk = D.ref._aha_equivalence_key(y); t, w = str(y.get("title") or "").strip().lower(), str(y.get("when_to_use") or "").strip().lower()
        lk = f"{t}|{w}".strip("|")
        if kk in seen or lk in seen: flags.add("intra")
        seen |= {kk, lk}
        hit = exist.get(kk) or exist.get(lk)
        if hit in hits: flags.add("intra")  # two cards of the payload say what one stored card says; the old one loses what the first brought
        if hit: hits.add(hit); reinf = True; flags.add("reinforce")
    used = []
    for src, pre in ((p.get("used_aha_ids"), "aha_"), ((p.get("used") or {}).get("aha_ids"), "aha_"), (p.get("used_rec_ids"), "rec_"), ((p.get("used") or {}).get("rec_ids"), "rec_")):
        used += [(i, pre) for i in D.ref._parse_id_list(src)]
    if any(i.startswith(pre) and i not in c["known"] for i, pre in used): flags.add("unknown-used")
    if any(v is None for x in cards + recs + [p.get("event") or {}] for v in x.values()): flags.add("null")
    if any(x.get("status") == "" or x.get("id") == "" or x.get("ts") == "" for x in cards + recs): flags.add("blank")
    skip = set()
    if "edit" in flags or "intra" in flags: REP.ok("record: edits or equivalents of one payload"); skip |= {"aha_cards.jsonl", "recommendations.jsonl", "signals.jsonl"}
    if "reinforce" in flags and not skip: reinforced(c, REP, D, add, known_cards); skip |= {"aha_cards.jsonl"}
    for path, what, e, a in D.sub(ja, jb):
        q = norm(path)
        if q.startswith(".usage_signals") and flags & {"unknown-used", "edit", "intra"}: REP.ok("record: unknown used id is an error"); continue
        if q.startswith(".usage_signals") and any(i[:4] != pre for i, pre in used) and q == ".usage_signals.errors": continue
        add(f"output {q} {what}", f"old {json.dumps(e, ensure_ascii=False)[:200]} | ours {json.dumps(a, ensure_ascii=False)[:200]} <- {c['stdin'].decode()[:300]}")
    gl = state(c, D, "aha_cards.jsonl", True)
    for n in D.JOURNALS:
        if n in skip: continue
        la, lb = appended(c, D, "after_ref", n), appended(c, D, "after_bin", n)
        if la == lb: continue
        pa, pb = loads(la), loads(lb)
        if [ordered(o) for o in pa] == [ordered(o) for o in pb]: bytes_only(c, REP, add, n, la, lb); continue
        if n == "signals.jsonl" and "unknown-used" in flags:
            ok_ids = c["known"]
            if [o for o in pa if (o.get("aha_id") or o.get("rec_id")) in ok_ids] == pb: REP.ok("record: unknown used id is an error"); continue
        if n == "signals.jsonl" and [o for o in pa if (o.get("aha_id") or o.get("rec_id")) in known_cards or (o.get("aha_id") or o.get("rec_id")) in known_recs] == pb: REP.ok("record: signals of global cards go there"); continue
        bare = lambda o: {k: v for k, v in o.items() if k not in ("id", "context")}
        if n == "signals.jsonl" and len(pa) == len(pb) and all(x == y or bare(x) == bare(y) and str(y.get("context")).startswith(f"{x.get('context')}-") for x, y in zip(pa, pb)): REP.ok("record: id suffix"); continue
        if n == "events.jsonl" and (p.get("event") or {}).get("id"): 
            REP.ok("record: event id given"); continue
        if n in ("recommendations.jsonl", "events.jsonl") and len(pa) == len(pb) and all({k: v for k, v in x.items() if k != "id"} == {k: v for k, v in y.items() if k != "id"} and y["id"].startswith(x["id"] + "-") or x == y for x, y in zip(pa, pb)): flags.add("suffix"); REP.ok("record: id suffix"); continue
        if "null" in flags and [ {k: v for k, v in o.items() if v is not None} for o in pa] == [{k: v for k, v in o.items() if v is not None} for o in pb]: REP.ok("record: null is absent"); continue
        add(f"{n} lines differ [{','.join(sorted(flags))}]", f"old {la} | ours {lb}"[:1200])
    if not flags - {"null"}: index(c, REP, D, add)

def reinforced(c, REP, D, add, known):
    la, lb = appended(c, D, "after_ref", "aha_cards.jsonl"), appended(c, D, "after_bin", "aha_cards.jsonl")
    pa, pb = loads(la), loads(lb)
    fa, fb = {o["id"]: o for o in pa}, {o["id"]: o for o in pb}
    carry = {"gotchas", "links", "key", "input_shape", "output_shape", "shareable"}
    for i in list(dict.fromkeys(list(fa) + list(fb))):
        x, y = fa.get(i), fb.get(i); was = known.get(i)
        if was is None:
            if x is None or y is None or ordered(x) != ordered(y): add("new card differs beside a reinforced one", f"old {x} ours {y}")
            continue
        if y is None:
            # the old one wrote a line; was anything real in it?
            real = [k for k in x if k not in ("ts", "status", "scope") and x[k] != was.get(k) and x[k] not in (None, [], "")]
            if real == ["primary_skill"] and D.ref._normalize_primary_skill(was.get("primary_skill")) == x["primary_skill"]: REP.ok("reinforce: skill already the same after normalising"); continue
            if all(isinstance(was.get(k2), str) and isinstance(x[k2], list) for k2 in real): REP.ok("C10: reinforce: a text where a list should be stays"); continue
            if real: add("reinforce: ours wrote no line", f"changed {real}: old {x} was {was}")
            else: REP.ok("reinforce: nulls and empty lists are no change")
            continue
        if x is None:
            new = [k for k in y if k != "ts" and y[k] != was.get(k)]
            if all(k in carry or k not in was or was[k] in (None, "", [], {}) for k in new): REP.ok("reinforce: more fields carried"); continue
            add("reinforce: only ours wrote a line", f"{new}: {y} was {was}"); continue
        for k in x:
            if x[k] != y.get(k) and not (x[k] in (None, [], "") and y.get(k) in (None, [], "")):
                if k in carry: continue
                if k == "primary_skill" and isinstance(was.get(k), str) and not was[k].strip(): REP.ok("C9: reinforce: a blank primary_skill is filled"); continue
                if isinstance(was.get(k), str) and isinstance(x[k], list): REP.ok("C10: reinforce: a text where a list should be stays"); continue
                add(f"reinforce: field {k}", f"old {x[k]!r} ours {y.get(k)!r} was {was.get(k)!r}")
        lost = [k for k in was if k not in y]
        if lost: add("reinforce: field lost", str(lost))
    if len(lb) > len(la): REP.ok("reinforce: more lines")
