#include "gpu_fixture.h"

#include <cstdio>
#include <cstdlib>
#include <optional>

#include <doctest/doctest.h>

#include "engine/gpu/error.h"
#include "tests/house/pin_modules.h"

namespace tests
{
namespace
{
struct Devices
{
    gpu::Complaints complaints;
    std::optional<gpu::Device> validated;
    std::optional<gpu::Device> tracking;
};

Devices& devices()
{
    static Devices all;
    return all;
}

// Ends the devices while the driver and its layers are still whole, which they are not after main().
struct EndOfRun : doctest::IReporter
{
    explicit EndOfRun(const doctest::ContextOptions&) {}

    void test_run_end(const doctest::TestRunStats&) override
    {
        devices().validated.reset();
        devices().tracking.reset();
        for (const std::string& text : devices().complaints.texts())
            std::fprintf(stderr, "validation: %s\n", text.c_str());
        if (devices().complaints.count() > 0)
            std::_Exit(1);
    }

    void test_run_start() override
    {
#ifdef __SANITIZE_ADDRESS__
        try
        {
            const gpu::Device device({.validate = true, .pipelineFolder = ""});
            pinModules();
        }
        catch (const gpu::Error&)
        {
            // The cases that run without a driver or layers.
        }
#endif
    }

    void report_query(const doctest::QueryData&) override {}
    void test_case_start(const doctest::TestCaseData&) override {}
    void test_case_reenter(const doctest::TestCaseData&) override {}
    void test_case_end(const doctest::CurrentTestCaseStats&) override {}
    void test_case_exception(const doctest::TestCaseException&) override {}
    void subcase_start(const doctest::SubcaseSignature&) override {}
    void subcase_end() override {}
    void log_assert(const doctest::AssertData&) override {}
    void log_message(const doctest::MessageData&) override {}
    void test_case_skipped(const doctest::TestCaseData&) override {}
};
REGISTER_LISTENER("end of run", 1, EndOfRun);
} // namespace

gpu::Device& testDevice()
{
    auto& device = devices().validated;
    if (!device)
        device.emplace(
            gpu::Device::Options{.validate = true, .pipelineFolder = "", .complaints = &devices().complaints});
    return *device;
}

gpu::Device& hazardDevice()
{
    auto& device = devices().tracking;
    if (!device)
        device.emplace(gpu::Device::Options{.hazards = true, .pipelineFolder = ""});
    return *device;
}
} // namespace tests
