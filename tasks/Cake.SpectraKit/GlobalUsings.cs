global using System.Text.Json;
global using Cake.Core;
global using Cake.Core.Annotations;
global using Cake.Core.IO;
global using Path = System.IO.Path;
