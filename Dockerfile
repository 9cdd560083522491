# The container image: the service alone, without the PostgreSQL that it brings along elsewhere (-Dimage leaves it out).
# .ci/image-steps runs these very instructions as plain commands, because not every machine that builds has a container engine.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY openapi openapi
COPY docs/problems docs/problems
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -Dimage package

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Präventionsketten-Katalog" \
      org.opencontainers.image.description="The open catalogue of Dortmund's prevention chain as a REST service" \
      org.opencontainers.image.vendor="Stadt Dortmund"
WORKDIR /app
# The libraries change seldom, the service often: a new version sends only its last layers.
COPY --from=build /build/target/quarkus-app/lib lib
COPY --from=build /build/target/quarkus-app/quarkus quarkus
COPY --from=build /build/target/quarkus-app/app app
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
# A number, so that Kubernetes can see that it is not root. The files belong to root: the service can't change itself.
USER 10001:10001
EXPOSE 8080
# Half of the container's memory is heap; class data, threads and network buffers take most of the rest. The serial collector needs least of
# everything below two gigabytes. Out of memory, the process ends and is started again, instead of limping on. More by JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-jar", "quarkus-run.jar"]
