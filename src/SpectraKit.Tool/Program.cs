using SpectraKit.Tool;

using var stop = new StopSignals();
return await SpectraKitProgram.RunAsync(args, Surroundings.OfThisProcess(), stop.Token);
