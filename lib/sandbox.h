/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WK_SANDBOX_H
#define WK_SANDBOX_H

/*
 * sandbox: what no program of ours ever needs is taken away by the kernel, so
 * that records stay on the machine whatever is wrong in a library: opening a
 * socket, running another program, looking into another process.
 */

/*
 * From now on socket, socketpair, io_uring_setup, execve, execveat, ptrace and
 * process_vm_readv fail with EACCES, for this process and its threads (seccomp,
 * Linux on x86-64 and 64-bit ARM). Elsewhere, or when the kernel does not know
 * seccomp, nothing changes.
 */
void	wk_sandbox(void);

#endif
