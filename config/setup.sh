#!/bin/sh
# Finds a Python that is new enough and hands over to lib/installation.py, which does the rest.
cd "$(dirname "$0")/.." || exit 1

is_new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

if .venv/bin/python -c "$is_new_enough" 2>/dev/null; then
  exec .venv/bin/python -m lib.installation "$@"
fi

found=
without_venv=
for name in ${PYTHON:-python3.11 python3.12 python3.13 python3 python}; do
  version=$("$name" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
  found="${found:+$found, }$name is $version"
  "$name" -c "$is_new_enough" 2>/dev/null || continue
  if "$name" -c 'import ensurepip, venv' 2>/dev/null; then
    exec "$name" -m lib.installation "$@"
  fi
  without_venv=$name
done

if [ -n "$without_venv" ]; then
  echo "Askwell needs Python's venv module, which $without_venv lacks here: install it (on Debian and Ubuntu: apt-get install python3-venv) and run make again." >&2
elif [ -n "$found" ]; then
  echo "Askwell needs Python 3.11 or newer, and here $found: install a newer one, or name it with make PYTHON=/path/to/python3." >&2
else
  echo "Askwell needs Python 3.11 or newer, and none was found here: install it, or name it with make PYTHON=/path/to/python3." >&2
fi
exit 1
