/** What `ringside --help` teaches. */
export const HELP = `ringside: a Windows NT kernel that you can crash

  ringside run DIR [options] [-- COMMAND ...]   build a lab and run it
  ringside build DIR [--build checked|free] [--json]
                                                only compile and link it
  ringside kd DIR [--seed N] [--cpus N] [--policy P] [--build KIND]
                                                run it with the kernel debugger attached:
                                                breakpoints and steps in the checked build
  ringside --help | --version

A lab is a folder with a lab.json and C or C++ sources:

  { "title":    "My first driver",
    "drivers":  { "hello": ["hello.c"] },          becomes hello.sys, ring 0
    "programs": { "client": ["client.cpp"] },      becomes client.exe, ring 3
    "build":    "checked",                         or "free": optimised, KdPrint gone
    "run": [ "sc create Hello type= kernel binPath= hello.sys",
             "sc start Hello", "client.exe", "sc stop Hello" ] }

"run" lists what the target's console types: NAME.exe (waits), start NAME.exe (does
not), sc create|start|stop|query|delete, reg, eventlog, dir, type, tasklist, help, ...

Options of run:
  --seed N          0 to 4294967295: another seed is another schedule (default 1)
  --cpus N          1 to 4 processors (default 1)
  --policy P        how processors take turns: rr (in turn), random, or explore, which
                    may switch before every access to shared memory (default rr)
  --explore N       look for a race: run under N seeds, from --seed on, and stop at the
                    first run that crashes, hangs, leaks or fails; its report is shown
                    (policy explore and 2 processors unless you say otherwise)
  --build KIND      checked or free, whatever lab.json says
  --limit MS        stop after so many milliseconds of the target's own time
                    (default 120000)
  --replay STRING   repeat a run from its replay string
  --json            print one JSON object instead of text
  --trace FILE      write the trace: one JSON object a line
  -- COMMAND ...    one console command instead of lab.json's

Every run with the same lab, seed, processors and policy is the same to the
instruction. A crash names the driver, the function and the line, and says why.

Exit status: 0 when all commands ran and every program returned 0, 1 otherwise,
2 for a wrong call or a lab that does not build.
`;
