/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lib/sandbox.h"

#if defined(__x86_64__)
#define ARCH	AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH	AUDIT_ARCH_AARCH64
#endif

#define LOAD(field) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define GIVE(what)	BPF_STMT(BPF_RET | BPF_K, what)
/* On this call fall through to the answer that follows, else skip it. */
#define DENY(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), \
	GIVE(SECCOMP_RET_ERRNO | EACCES)

void
wk_sandbox(void)
{
#ifdef ARCH
	struct sock_filter rule[] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
		GIVE(SECCOMP_RET_ERRNO | EACCES),	/* calls of another kind: none */
		LOAD(nr),
		DENY(__NR_socket), DENY(__NR_socketpair), DENY(__NR_io_uring_setup),
		DENY(__NR_execve), DENY(__NR_execveat),
		DENY(__NR_ptrace), DENY(__NR_process_vm_readv),
#ifdef __x86_64__
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),	/* x32 */
		GIVE(SECCOMP_RET_ERRNO | EACCES),
#endif
		GIVE(SECCOMP_RET_ALLOW)
	};
	const struct sock_fprog filter = { sizeof(rule) / sizeof(rule[0]), rule };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		/* the flag: no slower for it on older kernels */
		syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER,
		    SECCOMP_FILTER_FLAG_SPEC_ALLOW, &filter);
#endif
}
