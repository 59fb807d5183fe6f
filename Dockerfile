# The command line, with the embedded store. Articles and the graph lie in /data:
#   docker build --tag summitry .
#   docker run --rm --volume "$PWD:/data" --user "$(id -u):$(id -g)" summitry ingest articles/
FROM python:3.13-slim-bookworm AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/summitry \
    && /opt/summitry/bin/pip install --no-cache-dir --only-binary :all: --require-hashes --requirement requirements/run.txt \
    && /opt/summitry/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim-bookworm
COPY --from=build /opt/summitry /opt/summitry
RUN useradd --uid 10001 --no-create-home summitry && install --directory --owner summitry /data
ENV PATH=/opt/summitry/bin:$PATH PYTHONUNBUFFERED=1 HOME=/tmp SUMMITRY_STORE=/data/summitry.db
USER summitry
WORKDIR /data
VOLUME /data
ENTRYPOINT ["summitry"]
CMD ["--help"]
