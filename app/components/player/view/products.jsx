import { useEffect, useState } from "react";
import { ChevronDown, ShoppingBag } from "lucide-react";
import { pinPlace } from "../logic/pins.mjs";
import { useTexts } from "./texts.jsx";

// A card that was on screen this long was seen.
const SEEN_MS = 1000;

/** The products on screen: one card, or a stack with a count that opens into a list. */
export function ProductCards({ products, live, onOpen, onSeen }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const key = products.map((p) => p.product_id).join(" ");
  useEffect(() => setOpen(false), [key]);
  useEffect(() => {
    if (!live || !key) return undefined;
    const timer = setTimeout(() => products.slice(0, open ? products.length : 1).forEach(onSeen), SEEN_MS);
    return () => clearTimeout(timer);
  }, [key, live, open]);
  if (!products.length) return null;
  const shown = open ? products : products.slice(0, 1);
  const more = products.length - 1;
  return (
    <div className={`tag-cards ${open ? "open" : ""} ${more ? "many" : ""}`} role="group" aria-label={t.products_here} data-count={products.length}>
      {shown.map((product) => <Card key={product.product_id} product={product} onOpen={onOpen} />)}
      {more > 0 && (
        <button type="button" className="tag-cards-count" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown size={18} aria-hidden="true" /> : `+${more}`}
          <span className="sr">{open ? t.fewer_products : t.more_products(more)}</span>
        </button>
      )}
    </div>
  );
}

function Card({ product, onOpen }) {
  const t = useTexts();
  const was = product.list_price?.amount_minor > product.price.amount_minor ? product.list_price.formatted : "";
  return (
    <div className="tag-card">
      <button type="button" className="tag-card-open" onClick={() => onOpen(product)}>
        <img src={product.image_url} alt="" width="48" height="48" decoding="async" />
        <span className="tag-card-text">
          <span className="tag-card-name clip-1">{product.title}</span>
          {product.instead_of && <span className="tag-card-instead clip-1">{t.instead_of(product.instead_of)}</span>}
          <span className="price">
            <span>{product.price.formatted}</span>
            {was && <s><span className="sr">{t.price_was}</span>{was}</s>}
            {!product.in_stock && <span className="tag-card-out">{t.sold_out}</span>}
          </span>
        </span>
      </button>
      <button type="button" className="tag-card-bag" disabled={!product.in_stock} onClick={() => onOpen(product)}
        aria-label={t.to_bag(product.title)}>
        <ShoppingBag size={20} aria-hidden="true" />
      </button>
    </div>
  );
}

/** Dots where the products are in the picture. */
export function Pins({ products, size, fit, box, onOpen }) {
  return products.map((product) => {
    const place = typeof product.x === "number" ? pinPlace(product, size, box, fit) : null;
    if (!place) return null;
    return (
      <button key={product.product_id} type="button" className="clip-pin" style={place} aria-label={`${product.title}, ${product.price.formatted}`}
        onClick={() => onOpen(product)}><span /></button>
    );
  });
}
