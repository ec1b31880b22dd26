/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>

#include "lib/ident.h"

bool
wk_bsn_valid(const char *p, size_t n)
{
	int sum = 0, any = 0, weight = (int)n;
	size_t i;

	if (n != 8 && n != 9)
		return false;
	for (i = 0; i < n; i++, weight--) {
		if (!isdigit((unsigned char)p[i]))
			return false;
		any |= p[i] - '0';
		sum += (weight == 1 ? -1 : weight) * (p[i] - '0');
	}
	return any != 0 && sum % 11 == 0;
}

bool
wk_iban_valid(const char *p, size_t n)
{
	unsigned rest = 0;
	size_t i;
	int c;

	if (n < 15 || n > 34 || !isalpha((unsigned char)p[0]) ||
	    !isalpha((unsigned char)p[1]) || !isdigit((unsigned char)p[2]) ||
	    !isdigit((unsigned char)p[3]))
		return false;
	for (i = 0; i < n; i++) {
		c = toupper((unsigned char)p[(i + 4) % n]);
		if (isdigit(c))
			rest = (rest * 10 + (unsigned)(c - '0')) % 97;
		else if (isupper(c))
			rest = (rest * 100 + (unsigned)(c - 'A') + 10) % 97;
		else
			return false;
	}
	return rest == 1;
}
