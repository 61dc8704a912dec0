#include "tests/app/program.h"

#include "tests/support/samples.h"

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace
{
[[noreturn]] void become(const std::vector<std::string>& arguments, const RunOptions& options,
                         const std::filesystem::path& out, const std::filesystem::path& err)
{
    const int outFile = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int errFile = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(outFile, STDOUT_FILENO);
    ::dup2(errFile, STDERR_FILENO);
    if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0)
        ::_exit(126);
    if (options.fileLimit)
    {
        const rlimit limit{*options.fileLimit, *options.fileLimit};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    for (const std::string& variable : options.environment)
        ::putenv(const_cast<char*>(variable.c_str()));
    const std::string program = GLASSHOUSE_BINARY_DIR "/bin/glasshouse";
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
}
} // namespace

Run glasshouse(const std::vector<std::string>& arguments, const RunOptions& options)
{
    const samples::Folder folder;
    const std::filesystem::path out = options.output.empty() ? folder.path() / "out" : options.output;
    const pid_t child = ::fork();
    if (child < 0)
        throw std::runtime_error("no process to run the program in");
    if (child == 0)
        become(arguments, options, out, folder.path() / "err");
    int status = 0;
    while (::waitpid(child, &status, options.killWhen ? WNOHANG : 0) == 0)
    {
        if (options.killWhen())
            ::kill(child, SIGKILL);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .out = options.output.empty() ? samples::contents(out) : std::string(),
            .err = samples::contents(folder.path() / "err")};
}

bool isOneLineError(const std::string& text)
{
    constexpr std::string_view name = "glasshouse: ";
    const auto colon = text.find(": ", name.size());
    return text.starts_with(name) && text.find('\n') == text.size() - 1 && colon != std::string::npos &&
           colon > name.size() && colon + 3 < text.size();
}
