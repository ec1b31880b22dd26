#!/bin/bash
# wk-records(5) says what the schema files say: every column, with its type,
# privacy class, description, example. Examples are values of their column.
set -u
top=$(cd "${0%/*}/../.." && pwd) || exit 2
cd "$top" || exit 2
exec python3 - <<'EOF_PY'
import glob, json, re, sys

page = open("man/wk-records.5", encoding="utf-8").read()
kinds = {}
for part in re.split(r"^\.Sh ", page, flags=re.M)[1:]:
    name, _, body = part.partition("\n")
    items = {}
    for it in re.finditer(r"^\.It Sy (\S+) Pq (\S+?)(, required)?; (.*)\n(.*)\n", body, re.M):
        example = re.search(r"^\.Ql (.*)$", body[it.end():], re.M).group(1)
        items[it[1]] = (it[2], bool(it[3]), it[4], it[5].rstrip("."),
                        example.replace("\\&", ""))
    kinds[name.lower()] = items

pattern = {"date": r"\d{4}-\d\d-\d\d", "integer": r"\d+", "number": r"\d+(\.\d+)?",
           "string": r".+"}
n = bad = 0
for path in sorted(glob.glob("share/wk/schema/*.json")):
    schema = json.load(open(path, encoding="utf-8"))
    why = []
    want = {}
    for f in schema["fields"] + schema.get("wk:added", []):
        limits = f.get("constraints", {})
        want[f["name"]] = (f["type"], limits.get("required", False),
                           f["wk:privacy"], f["description"], f["example"])
        if not re.fullmatch(pattern[f["type"]], f["example"]):
            why.append(f["name"] + ": the example is no " + f["type"])
        if "enum" in limits and f["example"] not in limits["enum"]:
            why.append(f["name"] + ": the example is not in its list")
        if f.get("wk:width") and len(f["example"]) != f["wk:width"]:
            why.append(f["name"] + ": the example has another width")
    have = kinds.get(schema["name"], {})
    for name in sorted(set(want) | set(have)):
        if want.get(name) != have.get(name):
            why.append(name + ": page and schema differ")
    n += 1
    bad += bool(why)
    print("not ok" if why else "ok", n, "- wk-records(5):", schema["name"])
    for w in why:
        print("#", w)
print("1..%d" % n)
sys.exit(bad != 0)
EOF_PY
