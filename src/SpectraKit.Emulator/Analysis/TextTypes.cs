using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SpectraKit.Emulator;

/// <summary>Text, and which language it is in as far as its beginning tells.</summary>
internal static class TextTypes
{
    private static readonly (string Interpreter, string Subtype)[] Interpreters =
    [
        ("pwsh", "PowerShell"), ("python", "Python"), ("perl", "Perl"), ("ruby", "Ruby"), ("node", "JavaScript"), ("deno", "JavaScript"),
        ("php", "PHP"), ("lua", "Lua"), ("awk", "AWK"), ("tclsh", "Tcl"), ("sh", "Shell"),
    ];

    // A language without a mark of its own is believed when two of its habits begin lines or stand in them.
    private static readonly (string Subtype, string[] Habits)[] Habits =
    [
        ("Batch", ["@echo off", "setlocal", "\nset ", "\nrem ", "%~dp0", "goto :", "\n::", "if exist ", "if errorlevel"]),
        ("PowerShell", ["param(", "write-host", "$_.", "[cmdletbinding", "get-childitem", "invoke-expression", "new-object", "$psscriptroot", "$env:", "import-module", "set-strictmode"]),
        ("VBScript", ["createobject(", "\ndim ", "wscript.", "\nend sub", "\nend if", "on error resume next", "option explicit"]),
        ("Python", ["\nimport ", "\nfrom ", "\ndef ", "\nclass ", "__name__", "__future__", "\nif __"]),
        ("JavaScript", ["use strict", "\nvar ", "\nconst ", "\nlet ", "module.exports", "require(", "\nexport ", "=> {", "function(", "function ("]),
    ];

    public static FileType? Identify(ReadOnlySpan<byte> head, bool isWhole)
    {
        if (head.IsEmpty) return null;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return Text("UTF-16");

        // The last character may be cut where the head ends.
        var certain = isWhole ? head : head[..^4];
        if (!isWhole) while (certain.Length > 0 && (head[certain.Length] & 0xc0) == 0x80) certain = certain[..^1];
        if (certain.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || !Utf8.IsValid(certain)) return null;

        if (certain.StartsWith(Encoding.UTF8.Preamble)) certain = certain[3..];
        return certain.StartsWith("#!"u8) ? Text(InterpreterOf(certain))
            : IsJson(certain, isWhole) ? Text("JSON")
            : Markup(certain) ?? Text(LanguageOf(certain));
    }

    private static FileType Text(string subtype) => new("text", "Text", subtype);

    private static string InterpreterOf(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
        return Interpreters.FirstOrDefault(pair => line.Contains(pair.Interpreter, StringComparison.Ordinal)).Subtype ?? "Script";
    }

    // Only a document is JSON here: a bare number or word is any text.
    private static bool IsJson(ReadOnlySpan<byte> text, bool isWhole)
    {
        var start = text.TrimStart(" \t\r\n"u8);
        if (!start.StartsWith("{"u8) && !start.StartsWith("["u8)) return false;

        var reader = new Utf8JsonReader(start, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1000 }));
        try
        {
            var tokens = 0;
            while (reader.Read()) tokens++;
            return tokens > 1;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static FileType? Markup(ReadOnlySpan<byte> text)
    {
        var start = Encoding.UTF8.GetString(text.TrimStart(" \t\r\n"u8)[..Math.Min(1024, text.TrimStart(" \t\r\n"u8).Length)]);
        if (start.StartsWith("<?php", StringComparison.OrdinalIgnoreCase)) return Text("PHP");
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return Text("HTML");
        if (start.StartsWith("<svg", StringComparison.Ordinal)) return new FileType("image", "SVG", "");
        if (!start.StartsWith("<?xml", StringComparison.Ordinal))
            return start.Contains("xmlns=\"", StringComparison.Ordinal) && start.StartsWith('<') ? Text("XML") : null;
        return start.Contains("<svg", StringComparison.Ordinal) ? new FileType("image", "SVG", "")
            : start.Contains("<html", StringComparison.OrdinalIgnoreCase) ? Text("HTML")
            : Text("XML");
    }

    private static string LanguageOf(ReadOnlySpan<byte> text)
    {
        var lines = "\n" + Encoding.UTF8.GetString(text);
        return Habits
            .Select(language => (language.Subtype, Count: language.Habits.Count(habit => lines.Contains(habit, StringComparison.OrdinalIgnoreCase))))
            .Where(language => language.Count >= 2)
            .OrderByDescending(language => language.Count)
            .FirstOrDefault().Subtype ?? "";
    }
}
