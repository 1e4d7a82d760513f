using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit completion</c>: scripts that let a shell ask this program what may come next.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> _scripts = new()
    {
        ["bash"] = """
            _spectrakit() {
                local IFS=$'\n' current="${COMP_WORDS[COMP_CWORD]}"
                COMPREPLY=($(compgen -W "$(spectrakit "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$current"))
                # Nothing of ours: a file's name. One that ends with an equals sign wants its file at once.
                [[ ${#COMPREPLY[@]} -eq 0 ]] && compopt -o default
                [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
                return 0
            }
            complete -F _spectrakit spectrakit
            """,
        ["zsh"] = """
            #compdef spectrakit
            _spectrakit() {
                local -a words_found
                words_found=("${(@f)$(spectrakit "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                words_found=(${words_found:#})
                if (( ${#words_found} )); then compadd -Q -- $words_found; else _files; fi
            }
            compdef _spectrakit spectrakit
            """,
        ["fish"] = """
            complete -c spectrakit -a '(spectrakit "[suggest:"(commandline -C)"]" (commandline -cp | string collect) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName spectrakit -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                spectrakit "[suggest:$cursorPosition]" "$commandAst" 2>$null |
                    Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("completion", "Print a script that makes a shell complete commands, options and their values. Append it to ~/.bashrc or $PROFILE; for zsh it is ~/.zfunc/_spectrakit, for fish ~/.config/fish/completions/spectrakit.fish.").WithExamples(
            "spectrakit completion bash",
            "spectrakit completion pwsh");
        var shell = new Argument<string>("shell") { Description = "The shell: bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. _scripts.Keys]);
        command.Arguments.Add(shell);
        command.SetAction(parsed =>
        {
            surroundings.Output.Write(_scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n") + "\n");
            return ExitCodes.AllClear;
        });
        return command;
    }
}
