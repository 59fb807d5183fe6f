# The graph over HTTP, for reading only, as nobody in particular; any other command of summitry as well.
#   docker build --tag summitry .
#   docker run --rm --volume graph:/data --volume "$PWD/articles:/articles:ro" summitry ingest /articles
#   docker run --rm --volume graph:/data --publish 127.0.0.1:8787:8787 --env SUMMITRY_TOKEN summitry
FROM python:3.13-slim-bookworm AS build
WORKDIR /source
COPY . .
# Everything as it was tested; but the two packages of serve, and those that build the wheel, are the newest that fit.
RUN python -m venv /opt/summitry \
    && /opt/summitry/bin/pip install --no-cache-dir --only-binary :all: --require-hashes --requirement requirements/run.txt \
    && /opt/summitry/bin/pip install --no-cache-dir ".[serve]"

FROM python:3.13-slim-bookworm
COPY --from=build /opt/summitry /opt/summitry
RUN useradd --uid 10001 --no-create-home summitry && install --directory --owner summitry /data
ENV PATH=/opt/summitry/bin:$PATH PYTHONUNBUFFERED=1 HOME=/tmp SUMMITRY_STORE=/data/summitry.db
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8787
ENTRYPOINT ["summitry"]
CMD ["serve", "--host", "0.0.0.0"]
