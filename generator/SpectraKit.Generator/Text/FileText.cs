using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints a file.</summary>
internal static class FileText
{
    public static GeneratedFile Print(ClientFile file)
    {
        var writer = SourceFile.Begin(file.Namespace);
        switch (file)
        {
            case FrontFile front:
                ClientText.WriteClient(writer, front.Client);
                ServerText.Write(writer, front.Client);
                HeaderText.Write(writer, front.Client);
                break;
            case TableFile table:
                TableText.Write(writer, table.Operations);
                break;
            case TagFile tag:
                ClientText.WriteSubClient(writer, tag.SubClient);
                break;
            case TypesFile types:
                foreach (var type in types.Types)
                    TypeText.Write(writer, type);
                break;
        }

        return new(file.HintName, writer.ToSourceText());
    }
}
