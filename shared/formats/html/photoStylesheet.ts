/** Photos and galleries of an exported page. */
export const photoStylesheet = `.photo {
  margin: 2rem 0;
}
.photo img {
  display: block;
  width: auto;
  max-width: 100%;
  height: auto;
  margin: 0 auto;
  background: var(--tint);
}
.photo .caption {
  color: var(--ink);
}
.photo .credit {
  display: inline-block;
  font-size: 0.8125rem;
}
.photo-wide, .gallery {
  clear: both;
  width: var(--wide);
  margin: 2.5rem calc((100% - var(--wide)) / 2);
}
.photo-wide img {
  width: 100%;
}
.photo-wide > figcaption, .gallery > figcaption {
  max-width: var(--column);
  margin-inline: auto;
}
.gallery > .photos {
  display: flex;
  flex-wrap: wrap;
  gap: 1.25rem 1rem;
  align-items: start;
  justify-content: center;
}
.gallery .photo {
  flex: none;
  width: calc((100% - var(--gaps, 0) * 1rem - 1px) * var(--share, 1));
  margin: 0;
}
.gallery .photo img {
  width: 100%;
}
`;

/** Where there is room for both: text stands beside a photo, and a wide window lets it hang out. */
export const photosBesideText = `@media (min-width: 40rem) {
  .photo-left, .photo-right {
    width: 46%;
    margin-top: 0.5rem;
    margin-bottom: 1rem;
  }
  .photo-left {
    float: inline-start;
    margin-inline-end: 1.75rem;
  }
  .photo-right {
    float: inline-end;
    margin-inline-start: 1.75rem;
  }
}
@media (min-width: 66rem) {
  .photo-left {
    margin-inline-start: -7rem;
  }
  .photo-right {
    margin-inline-end: -7rem;
  }
}
`;
