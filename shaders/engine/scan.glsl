// Sums over a workgroup of 256 threads.
#ifndef GLASSHOUSE_ENGINE_SCAN_GLSL
#define GLASSHOUSE_ENGINE_SCAN_GLSL

shared uint scanned[256];
shared uint scannedRows[16];

// The sum of what the threads before this one give, and of what all do. All threads of the workgroup call it.
uint before(uint own, out uint total)
{
    const uint t = gl_LocalInvocationIndex;
    barrier();
    scanned[t] = own;
    barrier();
    if (t < 16)
    {
        uint sum = 0;
        for (uint i = 0; i < 16; ++i)
            sum += scanned[t * 16 + i];
        scannedRows[t] = sum;
    }
    barrier();
    const uint row = t / 16;
    uint sum = 0;
    total = 0;
    for (uint i = 0; i < 16; ++i)
    {
        total += scannedRows[i];
        sum += (i < row ? scannedRows[i] : 0) + (row * 16 + i < t ? scanned[row * 16 + i] : 0);
    }
    return sum;
}
#endif
