# bash completion for the programs of wk: options from each program's own -h
_wk() {
	local cur=${COMP_WORDS[COMP_CWORD]} program=$1
	COMPREPLY=()
	if [[ $cur == -* ]]; then
		local words
		words=$("$program" -h 2>/dev/null |
		    sed -n 's/^  *\(-[A-Za-z]\), \(--[a-z-]*\).*/\1 \2/p; s/^  *\(--[a-z-]*\).*/\1/p')
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		compopt -o filenames 2>/dev/null
	fi
}
complete -F _wk wk-intake wk-cluster wk-match wk-report wk-learn wk-protect
