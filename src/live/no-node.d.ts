/** In a page there is no process; the judge's clock looks whether there is one. */
declare var process: { cpuUsage?(): { user: number; system: number } } | undefined;
