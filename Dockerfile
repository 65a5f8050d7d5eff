# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY db ./db
COPY src ./src
RUN --mount=type=cache,target=/repository mvn -B -q -Dmaven.repo.local=/repository package -Dmaven.test.skip=true \
 && mkdir /jars \
 && mv target/onlyyou-*-demo.jar /jars/onlyyou-demo.jar \
 && mv target/onlyyou-*[0-9T].jar /jars/onlyyou.jar

FROM eclipse-temurin:25-jre AS runtime
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/onlyyou onlyyou
USER onlyyou
WORKDIR /var/lib/onlyyou
EXPOSE 8080

# Runs alone but for its database, with public secrets. The service listens on all addresses of the container: publish
# the port on the loopback address only.
FROM runtime AS demo
COPY --from=build /jars/onlyyou-demo.jar /opt/onlyyou.jar
RUN mkdir data
VOLUME /var/lib/onlyyou/data
ENV SPRING_PROFILES_ACTIVE=local \
    SERVER_ADDRESS=0.0.0.0 \
    ONLYYOU_DATADIR=/var/lib/onlyyou/data
ENTRYPOINT ["java", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/onlyyou.jar"]

FROM runtime AS production
COPY --from=build /jars/onlyyou.jar /opt/onlyyou.jar
ENTRYPOINT ["java", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/onlyyou.jar"]
