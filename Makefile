# wk: a toolkit of small programs for neighbourhood teams. See README.
VERSION = 0.1
PREFIX = /usr/local
MANDIR = $(PREFIX)/share/man
CC = gcc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config

# Debian packages: to build and run; to test and to check the style.
DEPS = gcc make pkg-config libc6-dev libcsv-dev libjansson-dev libstemmer-dev \
	libsodium-dev libutf8proc-dev \
	libglpk-dev libxlsxwriter-dev libical-dev hunspell-nl
DEPS_TEST = check libigraph-dev mandoc bsdextrautils shellcheck cppcheck python3 strace

TOOLS = $(patsubst cmd/%.c,%,$(wildcard cmd/wk-*.c))

# make SAN=1: everything again with ASan and UBSan, beside the normal build
ifdef SAN
O = .build-san
BIN = $(O)/bin
CFLAGS = -O1 -g
SANFLAGS = -fsanitize=address,undefined -fno-sanitize-recover=undefined \
	-fno-omit-frame-pointer
else
O = .build
BIN = cmd
endif

W = -std=c11 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wformat=2
D = -I. -D_GNU_SOURCE -DWK_VERSION='"$(VERSION)"' -DWK_SHARE='"$(PREFIX)/share/wk"'
# igraph is what the tests hold our communities against
PKGS_TEST = check igraph
PKGS = jansson libsodium libutf8proc xlsxwriter libical
# libcsv, libstemmer and glpk have no pkg-config file in Debian
LIBS = -lcsv -lstemmer -lglpk $(shell $(PKG_CONFIG) --libs $(PKGS)) \
	-lm -lpthread
# the headers of libraries are not ours to warn about
INCS = $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PKGS)) \
	$(shell $(PKG_CONFIG) --cflags $(PKGS_TEST) 2>/dev/null))

LOBJ = $(patsubst %.c,$(O)/%.o,$(wildcard lib/*.c))
UNIT = $(patsubst tests/unit/%.c,$(O)/tests/unit/%,$(wildcard tests/unit/check_*.c))
CMDS = $(addprefix $(BIN)/,$(TOOLS))

# knowledge made ready for use: the same bytes on every build
HUNSPELL = /usr/share/hunspell/nl.dic
KENNIS = $(addprefix share/wk/kennis/,themas.csv woorden.csv voorbeelden.csv \
	stopwoorden.csv afkortingen.csv)
LEXICON_SRC = $(wildcard lib/lexicon*.[ch]) lib/token.c lib/map.c lib/utf8.c
MODEL_SRC = lib/text.c lib/compound.c lib/feature.c lib/softmax.c lib/model_file.h \
	$(wildcard lib/train*.[ch])

all: $(CMDS) share/wk/lexicon share/wk/model

share/wk/lexicon: $(KENNIS) $(HUNSPELL) $(LEXICON_SRC) | $(BIN)/wk-learn
	WK_SHARE=share/wk $(BIN)/wk-learn --lexicon $(HUNSPELL) -o $@

share/wk/model: share/wk/lexicon $(KENNIS) $(MODEL_SRC) | $(BIN)/wk-learn
	WK_SHARE=share/wk $(BIN)/wk-learn -o $@

$(BIN)/%: $(O)/cmd/%.o $(O)/lib/libwk.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(SANFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# an attacker of protected tables, without our own code
$(O)/tests/attack: $(O)/tests/attack.o
	$(CC) $(CFLAGS) $(SANFLAGS) $(LDFLAGS) -o $@ $^ -lglpk -lm

$(O)/tests/unit/%: $(O)/tests/unit/%.o $(O)/lib/libwk.a
	$(CC) $(CFLAGS) $(SANFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) \
	    $(shell $(PKG_CONFIG) --libs $(PKGS_TEST))

$(O)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(W) $(D) $(INCS) $(CPPFLAGS) $(CFLAGS) $(SANFLAGS) -MMD -MP -c -o $@ $<

$(O)/lib/libwk.a: $(LOBJ)
	rm -f $@ && $(AR) rcs $@ $^

.SECONDARY:

deps:
	@if command -v apt-get >/dev/null 2>&1; then \
		if [ "$$(id -u)" = 0 ]; then s=; else s=sudo; fi; \
		$$s apt-get update -q && \
		DEBIAN_FRONTEND=noninteractive $$s apt-get install -q -y \
		    --no-install-recommends $(DEPS) $(DEPS_TEST); \
	else \
		echo "wk needs (names of Debian packages):"; \
		echo "$(DEPS) $(DEPS_TEST)" | tr -s ' \t' '\n\n'; \
	fi

check: all $(UNIT) $(O)/tests/attack
	BIN=$(abspath $(BIN)) ATTACK=$(abspath $(O)/tests/attack) UNIT="$(UNIT)" tests/check

demo: all
	PATH=$(abspath $(BIN)):$$PATH share/wk/voorbeeld/maand.sh demo

# the figures of tests/score.py on a labelled set: make score GOLD=dir
GOLD = tests/gold
score: all $(O)/tests/bench/leave_one_out $(O)/tests/bench/woorden
	PATH=$(abspath $(BIN)):$(abspath $(O)/tests/bench):$$PATH tests/score.sh $(GOLD)

$(O)/tests/bench/%: $(O)/tests/bench/%.o $(O)/lib/libwk.a
	$(CC) $(CFLAGS) $(SANFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

bench: all $(O)/tests/bench/redact
	PATH=$(abspath $(BIN)):$(abspath $(O)/tests/bench):$$PATH tests/bench/run

lint: $(CMDS)
	mandoc -Tlint -Wwarning $(wildcard man/*)
	shellcheck -x $(SCRIPTS)
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 \
	    --enable=warning,performance,portability --suppress=missingInclude --suppress=ctuuninitvar \
	    -I. -D_GNU_SOURCE lib cmd
	tests/kennis.py share/wk/kennis

SCRIPTS = .ci/run $(filter-out %.py,$(wildcard tests/check tests/run tests/robust \
	tests/*.sh tests/pipe/*.sh tests/bench/*.sh tests/bench/run)) share/wk/voorbeeld/maand.sh

# the man pages and the share files that are ours; generated ones too
SHARE = $(shell find share/wk -type f ! -name model ! -name lexicon | sort) \
	share/wk/lexicon share/wk/model
DOCS = $(wildcard share/doc/wk/*)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(MANDIR)/man1 \
	    $(DESTDIR)$(MANDIR)/man5 $(DESTDIR)$(MANDIR)/man7 \
	    $(DESTDIR)$(PREFIX)/share/doc/wk \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(CMDS) $(DESTDIR)$(PREFIX)/bin
	for f in $(SHARE); do install -D -m 644 $$f $(DESTDIR)$(PREFIX)/$$f || exit; done
	chmod 755 $(DESTDIR)$(PREFIX)/share/wk/voorbeeld/maand.sh
	for n in 1 5 7; do install -m 644 man/*.$$n $(DESTDIR)$(MANDIR)/man$$n || exit; done
	install -m 644 README COPYING $(DOCS) $(DESTDIR)$(PREFIX)/share/doc/wk
	for t in $(TOOLS); do install -m 644 share/wk/completions/wk.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t || exit; done

uninstall:
	for t in $(TOOLS); do rm -f $(DESTDIR)$(PREFIX)/bin/$$t \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t; done
	for f in $(notdir $(wildcard man/*.1)); do rm -f $(DESTDIR)$(MANDIR)/man1/$$f; done
	for f in $(notdir $(wildcard man/*.5)); do rm -f $(DESTDIR)$(MANDIR)/man5/$$f; done
	rm -f $(DESTDIR)$(MANDIR)/man7/wk.7
	rm -rf $(DESTDIR)$(PREFIX)/share/wk $(DESTDIR)$(PREFIX)/share/doc/wk

dist:
	git archive --prefix=wk-$(VERSION)/ -o wk-$(VERSION).tar.gz HEAD

clean:
	rm -rf .build .build-san demo wk-*.tar.gz $(addprefix cmd/,$(TOOLS)) \
	    share/wk/lexicon share/wk/model

-include $(wildcard $(O)/lib/*.d $(O)/cmd/*.d $(O)/tests/unit/*.d)

.PHONY: all deps check demo score bench lint install uninstall dist clean
