using System.Buffers.Binary;
using System.Text;

namespace SpectraKit.Emulator.Tests;

public sealed class FileTyperTests
{
    [Fact]
    public void The_emulators_own_assembly_is_a_library_for_Windows_by_its_header() =>
        Assert.Equal("PE/.Net Dll", FileTyper.Identify(File.OpenRead(typeof(SpectraEmulator).Assembly.Location)).Display);

    [Fact]
    public void The_running_process_is_a_program_of_its_system()
    {
        using var program = File.OpenRead(Environment.ProcessPath!);

        var type = FileTyper.Identify(program);

        Assert.Equal(("application", "Exe"), (type.Category, type.Subtype));
        Assert.Contains(type.Type, new[] { "PE+", "ELF64", "MachO64" });
    }

    [Theory]
    [InlineData("", "Binary/None")]
    [InlineData("4d5a", "MZ/Exe")]
    [InlineData("7f454c46", "Binary/None")]
    [InlineData("7f454c4602010100000000000000000003003e00", "ELF64/SO")]
    [InlineData("7f454c4601020100000000000000000000020014", "ELF32/Exe")]
    [InlineData("cffaedfe0c0000010000000006000000", "MachO64/Dylib")]
    [InlineData("feedface000000120000000000000002", "MachO32/Exe")]
    [InlineData("cafebabe000000020100000700000003", "MachO/Universal")]
    [InlineData("cafebabe000000410123456789abcdef", "Java/Class")]
    [InlineData("504b0304", "ZIP")]
    [InlineData("504b0506", "ZIP")]
    [InlineData("255044462d312e37", "PDF")]
    [InlineData("0a255044462d312e37", "PDF")]
    [InlineData("fffe61006200", "Text/UTF-16")]
    [InlineData("cafebabf000000020100000c00000000", "MachO/Universal")]
    [InlineData("0061736d01000000", "WASM")]
    [InlineData("1f8b0800", "GZIP")]
    [InlineData("425a68393141592653590000", "BZIP2")]
    [InlineData("fd377a585a000004", "XZ")]
    [InlineData("377abcaf271c0004", "7ZIP")]
    [InlineData("526172211a0700cf", "RAR")]
    [InlineData("526172211a070100", "RAR/5")]
    [InlineData("28b52ffd2400", "ZSTD")]
    [InlineData("4d53434600000000", "CAB")]
    [InlineData("213c617263683e0a64656269616e2d62696e617279", "AR/Debian")]
    [InlineData("89504e470d0a1a0a", "PNG")]
    [InlineData("ffd8ffe0", "JPEG")]
    [InlineData("474946383961", "GIF")]
    [InlineData("524946460000000057454250", "WEBP")]
    [InlineData("424d1200000000000000000000000000000c", "BMP")]
    [InlineData("7b5c72746631", "RTF")]
    [InlineData("0102030405060708", "Binary/None")]
    [InlineData("c328", "Binary/None")]
    public void A_type_is_what_the_first_bytes_say(string hex, string display) =>
        Assert.Equal(display, FileTyper.Identify(new MemoryStream(Convert.FromHexString(hex))).Display);

    [Theory]
    [InlineData("hello", "Text")]
    [InlineData("#!/bin/sh\necho", "Text/Shell")]
    [InlineData("#!/usr/bin/env python3\nprint()", "Text/Python")]
    [InlineData("#!/usr/bin/env -S pwsh -NoProfile", "Text/PowerShell")]
    [InlineData("#!/opt/own/tool", "Text/Script")]
    [InlineData("größe ✓", "Text")]
    [InlineData("\ufeff{\"a\": [1, 2]}", "Text/JSON")]
    [InlineData("[1, 2", "Text")]
    [InlineData("{ curly } prose", "Text")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "Text/XML")]
    [InlineData("<Project xmlns=\"x\"/>", "Text/XML")]
    [InlineData("<!DOCTYPE html><title>t</title>", "Text/HTML")]
    [InlineData("<svg xmlns=\"x\"/>", "SVG")]
    [InlineData("<?php echo 1;", "Text/PHP")]
    [InlineData("@echo off\r\nsetlocal\r\n", "Text/Batch")]
    [InlineData("param(\n)\nWrite-Host 'x'", "Text/PowerShell")]
    [InlineData("Option Explicit\nDim a\nSet a = CreateObject(\"x\")", "Text/VBScript")]
    [InlineData("import os\n\ndef f():\n    pass\n", "Text/Python")]
    [InlineData("'use strict';\nconst a = require('a');\n", "Text/JavaScript")]
    [InlineData("We import wine, and from time to time class decides.", "Text")]
    public void Text_is_what_reads_as_UTF_8(string text, string display) =>
        Assert.Equal(display, FileTyper.Identify(new MemoryStream(Encoding.UTF8.GetBytes(text))).Display);

    [Theory]
    [InlineData(8189)]
    [InlineData(8190)]
    [InlineData(8191)]
    [InlineData(8192)]
    public void A_character_cut_by_the_end_of_the_head_is_still_text(int before) =>
        Assert.Equal("Text", FileTyper.Identify(new MemoryStream(Encoding.UTF8.GetBytes(new string('a', before) + "✓✓✓✓"))).Display);

    [Fact]
    public void A_header_that_points_beyond_the_file_is_no_reason_to_fail()
    {
        var content = new byte[64];
        "MZ"u8.CopyTo(content);
        content.AsSpan(0x3c, 4).Fill(0xff);

        Assert.Equal("MZ/Exe", FileTyper.Identify(new MemoryStream(content)).Display);
    }

    [Theory]
    [InlineData(0x10b, 0x0002, false, "PE/Exe")]
    [InlineData(0x20b, 0x0002, false, "PE+/Exe")]
    [InlineData(0x20b, 0x2002, true, "PE+/.Net Dll")]
    public void A_program_for_Windows_says_its_width_whether_it_is_a_library_and_whether_it_is_managed(int magic, int flags, bool isManaged, string display)
    {
        var content = new byte[64 + 24 + 240];
        "MZ"u8.CopyTo(content);
        content[0x3c] = 64;
        var header = content.AsSpan(64);
        "PE\0\0"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header[24..], (ushort)magic);
        var directories = 24 + (magic == 0x20b ? 112 : 96);
        BinaryPrimitives.WriteUInt32LittleEndian(header[(directories - 4)..], 16);
        if (isManaged) BinaryPrimitives.WriteUInt32LittleEndian(header[(directories + 14 * 8)..], 0x2008);

        Assert.Equal(display, FileTyper.Identify(new MemoryStream(content)).Display);
    }

    [Theory]
    [InlineData("WordDocument", "OLE/Word", false)]
    [InlineData("Workbook", "OLE/Excel", false)]
    [InlineData("PowerPoint Document", "OLE/PowerPoint", false)]
    [InlineData("__properties_version1.0", "OLE/Message", false)]
    [InlineData("VBA", "OLE", true)]
    public void An_older_Office_document_is_known_by_the_names_in_its_directory(string name, string display, bool hasMacros)
    {
        // Header, a table of sectors, and a directory of two sectors, the name in the second.
        var content = new byte[4 * 512];
        ((byte[])[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).CopyTo(content, 0);
        content[30] = 9;
        content[48] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(512 + 4), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(512 + 8), 0xfffffffe);
        Encoding.Unicode.GetBytes(name).CopyTo(content, 3 * 512 + 128);
        content[3 * 512 + 128 + 64] = (byte)(name.Length * 2 + 2);

        Assert.Equal(display, FileTyper.Identify(new MemoryStream(content)).Display);
        Assert.Equal(hasMacros, CompoundFile.HasMacros(new MemoryStream(content)));
    }

    [Fact]
    public void A_tar_is_known_by_its_sum_even_without_its_mark()
    {
        var tar = Archives.Tar(("a.txt", Archives.Text("a")));

        Assert.Equal("TAR", FileTyper.Identify(new MemoryStream(tar)).Display);
        tar[0] ^= 1;
        Assert.NotEqual("TAR", FileTyper.Identify(new MemoryStream(tar)).Display);
    }
}
