# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY Protos/Protos.csproj Protos/
COPY Infrastructure/Infrastructure.csproj Infrastructure/
COPY Features/Features.csproj Features/
COPY Api/Api.csproj Api/
RUN dotnet restore Api
COPY Protos Protos
COPY Infrastructure Infrastructure
COPY Features Features
COPY Api Api
RUN dotnet publish Api --no-restore -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends curl tzdata && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
ENV Bind=0.0.0.0 Rest__Port=8080 Grpc__Port=8081
EXPOSE 8080 8081
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "Api.dll"]
