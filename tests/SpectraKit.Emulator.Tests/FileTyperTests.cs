using System.Text;

namespace SpectraKit.Emulator.Tests;

public sealed class FileTyperTests
{
    [Fact]
    public void The_emulators_own_assembly_is_a_library_for_Windows_by_its_header() =>
        Assert.Equal("PE/Dll", FileTyper.Identify(File.OpenRead(typeof(SpectraEmulator).Assembly.Location)).Display);

    [Fact]
    public void The_running_process_is_a_program_of_its_system()
    {
        using var program = File.OpenRead(Environment.ProcessPath!);

        var type = FileTyper.Identify(program);

        Assert.Equal("application", type.Category);
        Assert.Contains(type.Type, new[] { "PE", "ELF64", "MachO" });
    }

    [Theory]
    [InlineData("", "Binary/None")]
    [InlineData("4d5a", "MZ/Exe")]
    [InlineData("7f454c46", "Binary/None")]
    [InlineData("7f454c4602010100000000000000000003003e00", "ELF64/SO")]
    [InlineData("7f454c4601020100000000000000000000020014", "ELF32/Exe")]
    [InlineData("cffaedfe0c0000010000000006000000", "MachO/Dylib")]
    [InlineData("feedface000000120000000000000002", "MachO/Exe")]
    [InlineData("cafebabe000000020100000700000003", "MachO/Universal")]
    [InlineData("cafebabe000000410123456789abcdef", "Java/Class")]
    [InlineData("504b0304", "ZIP")]
    [InlineData("504b0506", "ZIP")]
    [InlineData("255044462d312e37", "PDF")]
    [InlineData("0a255044462d312e37", "PDF")]
    [InlineData("fffe61006200", "Text/UTF-16")]
    [InlineData("0102030405060708", "Binary/None")]
    [InlineData("c328", "Binary/None")]
    public void A_type_is_what_the_first_bytes_say(string hex, string display) =>
        Assert.Equal(display, FileTyper.Identify(new MemoryStream(Convert.FromHexString(hex))).Display);

    [Theory]
    [InlineData("hello", "Text")]
    [InlineData("#!/bin/sh\necho", "Text/Script")]
    [InlineData("größe ✓", "Text")]
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
}
