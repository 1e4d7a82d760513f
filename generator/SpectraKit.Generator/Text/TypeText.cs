using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints a type of whatever kind.</summary>
internal static class TypeText
{
    public static void Write(SourceWriter writer, TypeModel type)
    {
        switch (type)
        {
            case RecordModel record:
                RecordText.Write(writer, record);
                break;
            case EnumModel values:
                EnumText.Write(writer, values);
                break;
            case UnionModel union:
                UnionText.Write(writer, union);
                break;
        }
    }
}
