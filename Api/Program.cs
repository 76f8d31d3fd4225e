using Waybill.Api.Hosting;

return await Launch.Run(args);
